using FamilyDoctor.Analytics.Rules.Payouts;
using FamilyDoctor.Analytics.Warehouse.Assessing;
using FamilyDoctor.Analytics.Warehouse.Definitions;
using FamilyDoctor.Analytics.Warehouse.Explain;

namespace FamilyDoctor.Analytics.Warehouse.Statements;

/// <summary>What one team scored and gets in one period, with all that is needed to check it (对账单).</summary>
/// <param name="Cards">One per scheme that scores the team or pays it by a score; the one it is assessed by comes first.</param>
/// <param name="Lines">In order of scheme, payer and line.</param>
public sealed record TeamStatement(
    StatementVersion Version, StatementTeam Team, IReadOnlyList<StatementCard> Cards, IReadOnlyList<StatementLine> Lines, StatementSources Sources)
{
    public long EarnedFen => Lines.Sum(line => line.Paid.Settled.Earned.EarnedFen);

    public long PaidFen => Lines.Sum(line => line.Paid.Settled.PaidFen);

    public long ShortfallFen => Lines.Sum(line => line.Paid.Settled.ShortfallFen);

    /// <summary>What of the paid money waits for a person's decision.</summary>
    public long SuspendedFen => Lines.Where(line => line.Paid.Settled.Earned.Suspended).Sum(line => line.Paid.Settled.PaidFen);

    /// <summary>Name of the file, without an ending.</summary>
    public string FileName => $"statement-{Team.Team}-{Version.Period}-{Version.Version}";
}

/// <summary>The version that a statement is drawn from.</summary>
public sealed record StatementVersion(string Version, string Period, DateOnly AsOf, string Program);

/// <summary>Whose statement it is.</summary>
public sealed record StatementTeam(string Team, string TeamName, string Institution, string InstitutionName, string? Unit, string? UnitName);

/// <summary>A team under one scheme.</summary>
public sealed record StatementCard(SchemeDefinition Definition, TeamScore Score, int? Rank, int Ranked, string? UnrankedReason);

/// <summary>One line of the fee.</summary>
/// <param name="Name">Of a quantity, by its key.</param>
public sealed record StatementLine(SchemeDefinition Definition, PayerAccount Account, PaidLine Paid, Func<string, string?> Name)
{
    public EarnedLine Earned => Paid.Settled.Earned;
}

/// <summary>What stands behind the figures.</summary>
/// <param name="Rows">Files and rows by the source's key.</param>
public sealed record StatementSources(IReadOnlyDictionary<string, IndicatorFile> Indicators, IReadOnlyDictionary<string, SourceRows> Rows);
