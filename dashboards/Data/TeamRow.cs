namespace FamilyDoctor.Analytics.Dashboards.Data;

/// <summary>A team in the ranking.</summary>
/// <param name="Rank">Place in the whole city, equal totals sharing it; null with <paramref name="UnrankedReason"/>.</param>
/// <param name="SelfShare">Part of the total that rests on what teams and institutions entered themselves.</param>
/// <param name="EarnedFen">Null when the period has no payout.</param>
/// <param name="BestRank">Best of the ranks that chance leaves possible (90 %).</param>
/// <param name="PeerRank">Place among the ranked teams of the same group.</param>
/// <param name="Score1">Points of the scheme's first dimension; null when it handed them on.</param>
public sealed record TeamRow(
    string Team, string TeamName, string Institution, string? InstitutionName, string Unit, string? UnitName, string? PeerGroup,
    int? Rank, string? UnrankedReason, decimal? Total, string? Grade, decimal? SelfShare, long? ActiveCount, long? EarnedFen, long? PaidFen,
    int? BestRank, int? WorstRank, int? PeerRank, int? PeerCount,
    decimal? Score1, decimal? Score2, decimal? Score3, decimal? Score4, decimal? Score5, decimal? Score6, decimal? Score7, decimal? Score8)
{
    public const int MostDimensions = 8;

    /// <summary>Points of a dimension by its place in the scheme, from 0.</summary>
    public decimal? Score(int dimension) => dimension switch
    {
        0 => Score1,
        1 => Score2,
        2 => Score3,
        3 => Score4,
        4 => Score5,
        5 => Score6,
        6 => Score7,
        7 => Score8,
        _ => null,
    };
}
