using System.Data.Common;
using Dapper;
using FamilyDoctor.Analytics.Rules.Scoring;
using FamilyDoctor.Analytics.Warehouse.Assessing;
using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Warehouse.Explain;

/// <summary>The scorecard of one contract, from the values that the version stored for it.</summary>
public static class ContractCard
{
    /// <param name="definitions">Those of the version.</param>
    /// <returns>Null when the scheme did not score such a contract of the team.</returns>
    public static Scorecard? Find(DbConnection version, DefinitionSet definitions, string scheme, string team, string contract)
    {
        var values = version.Query<(string Indicator, decimal? Numerator, decimal? Denominator)>("""
            select vectors.indicator, vectors.numerator, vectors.denominator
            from scores.contracts as contracts
            inner join scores.vectors as vectors on vectors.scheme = contracts.scheme and vectors.vector = contracts.vector
            where contracts.scheme = $scheme and contracts.team = $team and contracts.contract = $contract
            """, new { scheme, team, contract }).ToList();
        var rule = definitions.Schemes.FirstOrDefault(known => known.Scheme.Id == scheme)?.Scheme;
        return rule is null || values.Count == 0 ? null : Scorer.Score(rule, ContractVectors.Values(values));
    }
}
