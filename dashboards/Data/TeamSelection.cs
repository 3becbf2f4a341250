using FamilyDoctor.Analytics.Dashboards.Shared;

namespace FamilyDoctor.Analytics.Dashboards.Data;

/// <summary>Which teams of the ranking are asked for, and in what order: exactly what the address of the page says.</summary>
public sealed record TeamSelection(
    string? Search, string? Unit, string? Institution, string? Grade, string? PeerGroup, string Sort, bool IsDescending, int Page, bool IsAll)
{
    public const int PageSize = 50;

    const string DefaultSort = "rank";

    /// <summary>From the address; what it does not know falls back to the ranking as it is.</summary>
    public static TeamSelection Read(
        string? search, string? unit, string? institution, string? grade, string? peerGroup, string? sort, string? order, int? page, string? size)
    {
        var column = Column(sort) is null ? DefaultSort : sort!;
        return new TeamSelection(
            Blank(search?.Trim()), Blank(unit), Blank(institution), Blank(grade), Blank(peerGroup),
            column, order is null ? StartsDescending(column) : order == "desc", Math.Clamp(page ?? 1, 1, 100_000), size == "all");
    }

    /// <summary>The chosen rows, all pages.</summary>
    public IReadOnlyList<TeamRow> Choose(IReadOnlyList<TeamRow> rows)
    {
        var chosen = rows.Where(IsChosen).ToArray();
        if (Sort == DefaultSort && !IsDescending)
            return chosen;
        var key = Column(Sort)!;
        // rows come in order of rank: the stable sort leaves equals so, and what has no value goes last either way
        var known = chosen.Where(row => key(row) is not null);
        return [.. IsDescending ? known.OrderByDescending(key) : known.OrderBy(key), .. chosen.Where(row => key(row) is null)];
    }

    public IEnumerable<TeamRow> OnPage(IReadOnlyList<TeamRow> chosen) => IsAll ? chosen : chosen.Skip((Page - 1) * PageSize).Take(PageSize);

    /// <summary>The address of the same choice in another order: the better end first, the other way round the second time.</summary>
    public string SortHref(string column) =>
        (this with { Sort = column, IsDescending = Sort == column ? !IsDescending : StartsDescending(column), Page = 1 }).Href;

    public string PageHref(int page) => (this with { Page = page, IsAll = false }).Href;

    public string AllHref => (this with { Page = 1, IsAll = true }).Href;

    public string Href => LocalUrl.With(
        "/teams", ("q", Search), ("unit", Unit), ("institution", Institution), ("grade", Grade), ("peers", PeerGroup),
        ("sort", Sort == DefaultSort ? null : Sort), ("order", IsDescending == StartsDescending(Sort) ? null : Order),
        ("page", Page > 1 ? Page : null), ("size", IsAll ? "all" : null));

    public string Order => IsDescending ? "desc" : "asc";

    bool IsChosen(TeamRow row) =>
        (Unit is null || row.Unit == Unit)
        && (Institution is null || row.Institution == Institution)
        && (Grade is null || row.Grade == Grade)
        && (PeerGroup is null || row.PeerGroup == PeerGroup)
        && (Search is null
            || row.Team.Contains(Search, StringComparison.OrdinalIgnoreCase)
            || row.TeamName.Contains(Search, StringComparison.OrdinalIgnoreCase)
            || row.InstitutionName?.Contains(Search, StringComparison.OrdinalIgnoreCase) == true);

    static bool StartsDescending(string column) => column is "total" or "active" or "earned" or "paid" || IsDimension(column);

    // institutions sort by their codes: these begin with the unit's and follow the administrative order, names only the alphabet
    static Func<TeamRow, IComparable?>? Column(string? name) => name switch
    {
        DefaultSort => row => row.Rank,
        "team" => row => new Ordinal(row.Team),
        "institution" => row => new Ordinal(row.Institution),
        "peers" => row => row.PeerGroup is { } group ? new Ordinal(group) : null,
        "total" or "grade" => row => row.Total,
        "active" => row => row.ActiveCount,
        "earned" => row => row.EarnedFen,
        "paid" => row => row.PaidFen,
        not null when IsDimension(name) => row => row.Score(name[1] - '1'),
        _ => null,
    };

    static bool IsDimension(string name) => name is ['d', >= '1' and <= (char)('0' + TeamRow.MostDimensions)];

    static string? Blank(string? text) => string.IsNullOrEmpty(text) ? null : text;

    readonly record struct Ordinal(string Text) : IComparable
    {
        public int CompareTo(object? other) => string.CompareOrdinal(Text, ((Ordinal)other!).Text);
    }
}
