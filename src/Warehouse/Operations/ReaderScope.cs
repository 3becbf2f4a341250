namespace FamilyDoctor.Analytics.Warehouse.Operations;

public enum ScopeKind
{
    City,
    Unit,
    Institution,
}

/// <summary>
/// The part of the city an account may see: all of it, one assessed unit, or one institution. Every query, export and
/// cache key holds it.
/// </summary>
/// <param name="Code">Code of the assessed unit or institution; empty for the city.</param>
public sealed record ReaderScope(ScopeKind Kind, string Code)
{
    public static readonly ReaderScope City = new(ScopeKind.City, "");

    /// <summary>What a cache key holds, so that one reader's rows never reach another.</summary>
    public string Key => $"{Kind}:{Code}";

    public bool IsCity => Kind == ScopeKind.City;

    /// <summary>Reads the text form of the command line: <c>city</c>, <c>unit:990101</c>, <c>institution:9901011001</c>.</summary>
    public static ReaderScope? Parse(string text)
    {
        var parts = text.Split(':', 2);
        return (parts[0], parts.ElementAtOrDefault(1)?.Trim() ?? "") switch
        {
            ("city", "") => City,
            ("unit", { Length: > 0 } code) => new ReaderScope(ScopeKind.Unit, code),
            ("institution", { Length: > 0 } code) => new ReaderScope(ScopeKind.Institution, code),
            _ => null,
        };
    }
}
