namespace FamilyDoctor.Analytics.Dashboards.Data;

/// <summary>One month of an indicator's course at one place.</summary>
public sealed record MonthFigure(string Month, string? State, decimal? Value, decimal? Numerator, decimal? Denominator)
{
    /// <summary>Null where there is no value: a chart shows a gap, never a zero.</summary>
    public decimal? Shown => State == "value" ? Value : null;

    public static IReadOnlyList<int> Incomplete(IReadOnlyList<MonthFigure> months) =>
        [.. Enumerable.Range(0, months.Count).Where(at => months[at].State == "incomplete")];
}
