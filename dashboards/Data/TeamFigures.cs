namespace FamilyDoctor.Analytics.Dashboards.Data;

/// <summary>The head of a scorecard; result columns are null when the team takes no part in the period.</summary>
/// <param name="BestRank">Best of the ranks that chance leaves possible (90 %).</param>
/// <param name="Percentile">Share of the other teams of its group that score lower, in percent.</param>
/// <param name="Points">Full points of the scheme.</param>
public sealed record TeamHead(
    string Team, string TeamName, string? InstitutionName, string? UnitName, string? PeerGroup, long StaffCount, string Period, string LastMonth,
    long? ActiveCount, decimal? Total, string? Grade, decimal? Coefficient, string? NextGrade, decimal? PointsToNext, long? FenToNext,
    int? Rank, int? RankedCount, string? UnrankedReason, decimal? SelfShare, int? BestRank, int? WorstRank, int? PeerRank, int? PeerCount, decimal? Percentile, decimal? Points, string? SchemeTitle)
{
    /// <summary>The same period of the year before.</summary>
    public string Earlier => Warehouse.Build.Period.YearBefore(Period);
}

/// <summary>Whose a team is.</summary>
public sealed record TeamPlace(string Team, string Unit, string? Institution);

/// <summary>A dimension or measure of a scorecard.</summary>
/// <param name="MissingUnits">How many of the numerator are missing to full points; negative when there are too many.</param>
/// <param name="NowMean">For a growth: the mean that grew.</param>
public sealed record TeamNode(
    string Node, string? Parent, string Kind, string Title, string? Indicator, decimal Points, decimal EffectivePoints, decimal? Score, string? Reason,
    decimal? Numerator, decimal? Denominator, decimal? Value, decimal? Target, decimal? MissingUnits, string? Marked,
    string? ValueKind, string? Unit, decimal? EarlierValue, decimal? NowMean, decimal? EarlierMean)
{
    public bool IsMeasure => Kind == "measure";

    public bool IsGrowth => ValueKind == "growth";

    /// <summary>Whether missing siblings handed their points on to this node.</summary>
    public bool IsRedistributed => EffectivePoints > Points;
}

public sealed record TrendPoint(string Indicator, string Month, decimal? Value);

/// <summary>What one payer owes the team.</summary>
/// <param name="PriceFen">Per head and year; for money received, all of it.</param>
public sealed record FeeLine(
    string Payer, string Line, string Title, string Basis, long? Persons, long? HeadMonths, long? PriceFen, decimal Coefficient,
    long EarnedFen, long PaidFen, long ShortfallFen)
{
    public bool IsReceipt => Basis == "received";
}
