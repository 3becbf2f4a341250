using FamilyDoctor.Analytics.Rules.Schemes;
using FamilyDoctor.Analytics.Warehouse.Assessing;

namespace FamilyDoctor.Analytics.Warehouse.Build;

/// <summary>Writes what every contract scored: each vector of values once to <c>scores.vectors</c>, joined back to the contracts in <c>scores.contracts</c>.</summary>
static class ContractBook
{
    const string Temporary = "scored_vectors";

    public static void Write(BuildSession session, Scheme scheme, ContractScores contracts, RunScope scope)
    {
        WriteVectors(session, scheme, contracts, scope);
        var columns = contracts.Vectors.Columns.SelectMany(column => column.Names).ToList();
        session.Execute($"create or replace temporary table {Temporary} (vector integer, total decimal(9, 2), grade varchar, reason varchar{string.Concat(columns.Select(name => $", \"{name}\" decimal(18, 4)"))});");
        using (var appender = session.Connection.CreateAppender(Temporary))
        {
            for (var i = 0; i < contracts.Cards.Count; i++)
            {
                var row = appender.CreateRow().AppendValue(i).AppendValue(contracts.Cards[i].Total).AppendValue(contracts.Cards[i].Grade).AppendValue(contracts.Cards[i].Reason);
                foreach (var value in contracts.Vectors.Vectors[i])
                    row.AppendValue(value);
                row.EndRow();
            }

            appender.Close();
        }

        session.Execute("create or replace temporary table reached_teams (team varchar);");
        using (var appender = session.Connection.CreateAppender("reached_teams"))
        {
            foreach (var team in contracts.Teams)
                appender.CreateRow().AppendValue(team.Team).EndRow();
            appender.Close();
        }

        session.Execute($"""
            insert into scores.contracts
            select $scheme, $period, contracts.unit, contracts.institution, contracts.team, contracts.contract, contracts.person, scored.vector, scored.total, scored.grade, scored.reason
            from {ContractVectors.Table} as contracts
            inner join {Temporary} as scored on {string.Join(" and ", columns.Select(name => $"scored.\"{name}\" is not distinct from {ContractVectors.Value(name)}"))}
            where contracts.team in (select team from reached_teams)
            order by contracts.team, contracts.contract, contracts.person
            """, new { scheme = scheme.Id, period = scope.Period });
        session.Execute($"drop table {Temporary}; drop table reached_teams;");
    }

    static void WriteVectors(BuildSession session, Scheme scheme, ContractScores contracts, RunScope scope)
    {
        using var appender = session.Connection.CreateAppender("scores", "vectors");
        for (var i = 0; i < contracts.Cards.Count; i++)
        {
            foreach (var (indicator, numerator, denominator) in contracts.Vectors.Cells(contracts.Vectors.Vectors[i]))
                appender.CreateRow().AppendValue(scheme.Id).AppendValue(scope.Period).AppendValue(i).AppendValue(indicator).AppendValue(numerator).AppendValue(denominator).EndRow();
        }

        appender.Close();
    }
}
