namespace FamilyDoctor.Analytics.Warehouse.Answers;

/// <summary>A row of an arrival that was not accepted, as the lake keeps it: identifiers masked.</summary>
sealed record RejectedRow(long Line, string ColumnTitle, string Found, string Expected, string Reason)
{
    const string Others = "(另有:";

    /// <summary>Titles of all columns in which something is wrong.</summary>
    public IEnumerable<string> FaultyTitles => ColumnTitle.Split('、')
        .Concat(Reason.IndexOf(Others, StringComparison.Ordinal) is >= 0 and var at ? Reason[(at + Others.Length)..].TrimEnd(')').Split('、') : []);
}
