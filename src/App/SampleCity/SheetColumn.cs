namespace FamilyDoctor.Analytics.App.SampleCity;

/// <param name="Codes">From the code to the word that stands for it in files.</param>
/// <param name="SenderCodes">The words of senders that have their own.</param>
sealed record SheetColumn(
    string Name, string Title, IReadOnlyList<string> Aliases, string Type, Dictionary<string, string> Codes, IReadOnlyDictionary<string, Dictionary<string, string>> SenderCodes)
{
    public string Expression(SenderHabit habit, string sender)
    {
        var title = habit.UsesAliases && Aliases.Count > 0 ? Aliases[0] : Title;
        return $"{Value(habit, sender)} as \"{title}\"";
    }

    string Value(SenderHabit habit, string sender) => Type switch
    {
        "money" => $"{Name} * 0.01",
        "boolean" => $"case when {Name} then '是' when not {Name} then '否' end",
        "date" when habit.DateFormat is { } format => $"strftime({Name}, '{format}')",
        "timestamp" when habit.TimeFormat is { } format => $"strftime({Name}, '{format}')",
        "code" => $"case {Name} {string.Join(' ', SenderCodes.GetValueOrDefault(sender, Codes).Select(code => $"when '{code.Key}' then '{code.Value}'"))} end",
        _ => Name,
    };
}
