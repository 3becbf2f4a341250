namespace FamilyDoctor.Analytics.App.SampleCity;

sealed record SheetColumn(
    string Name, string Title, IReadOnlyList<string> Aliases, string Type, IReadOnlyDictionary<string, string> Codes)
{
    public string Expression(SenderHabit habit)
    {
        var title = habit.UsesAliases && Aliases.Count > 0 ? Aliases[0] : Title;
        return $"{Value(habit)} as \"{title}\"";
    }

    string Value(SenderHabit habit) => Type switch
    {
        "money" => $"{Name} * 0.01",
        "boolean" => $"case when {Name} then '是' when not {Name} then '否' end",
        "date" when habit.DateFormat is { } format => $"strftime({Name}, '{format}')",
        "timestamp" when habit.TimeFormat is { } format => $"strftime({Name}, '{format}')",
        "code" => $"case {Name} {string.Join(' ', Codes.Select(code => $"when '{code.Key}' then '{code.Value}'"))} end",
        _ => Name,
    };
}
