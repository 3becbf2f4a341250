using System.Globalization;
using FamilyDoctor.Analytics.Warehouse.Operations;

namespace FamilyDoctor.Analytics.Warehouse.Build;

/// <summary>
/// How many rows a check may find at fault before it stops the publication or shows a warning. None, until somebody has decided otherwise on the page 数据质量:
/// that is a judgement about what was counted, so it holds at once, without building or loading anything again.
/// </summary>
public sealed class CheckLimits
{
    public static readonly CheckLimits None = new([]);

    readonly Dictionary<(string Model, string Check), string> limits;

    CheckLimits(IEnumerable<CheckLimit> limits) =>
        this.limits = limits.ToDictionary(limit => (limit.Model, limit.Check), limit => limit.Allowed);

    public static CheckLimits Of(OperationsDb db) => new(db.CheckLimits);

    /// <summary>The limits of a data folder; none where no operations.db is yet.</summary>
    public static CheckLimits Of(DataFolder data)
    {
        if (!File.Exists(data.OperationsDb))
            return None;
        using var db = OperationsDb.Open(data);
        return Of(db);
    }

    /// <summary>As it was written: <c>12</c> or <c>0.5%</c>; null where none was.</summary>
    public string? TextOf(string model, string check) => limits.GetValueOrDefault((model, check));

    public bool AreExceeded(string model, string check, long failures, long rows) => failures > (TextOf(model, check) is { } text ? Rows(text, rows) : 0);

    /// <summary>Whether a text is a number of rows or a percentage of up to three decimals.</summary>
    public static bool IsLimit(string text) => Read(text) is not null;

    static long Rows(string text, long rows) => Read(text) switch
    {
        (var number, false) => (long)number,
        (var share, true) => (long)Math.Floor(rows * share / 100),
        _ => 0,
    };

    static (decimal Number, bool IsShare)? Read(string text)
    {
        var isShare = text.EndsWith('%');
        return decimal.TryParse(isShare ? text[..^1] : text, isShare ? NumberStyles.AllowDecimalPoint : NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number <= (isShare ? 100 : int.MaxValue) && decimal.Round(number, 3) == number ? (number, isShare) : null;
    }
}
