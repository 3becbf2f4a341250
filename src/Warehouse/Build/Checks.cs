using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Warehouse.Build;

/// <summary>What one declared check found.</summary>
/// <param name="Failures">Rows, or groups of rows, that are not as they should be.</param>
/// <param name="Rows">All rows of the model.</param>
public sealed record CheckResult(string Model, string Check, bool IsError, long Failures, long Rows);

static class Checks
{
    public static IReadOnlyList<CheckResult> Run(BuildSession session, DefinitionSet definitions, EarlierTables tables)
    {
        session.Execute("create table meta.checks (model varchar, \"check\" varchar, severity varchar, failures bigint, rows bigint)");
        var results = new List<CheckResult>();
        foreach (var model in definitions.Models.OrderBy(model => model.FullName, StringComparer.Ordinal).Where(model => model.Checks.Count > 0))
        {
            var present = model.Checks.Where(check => tables.Failures(model.FullName, check) is null).Select(check => check.NotNull).OfType<string>().ToList();
            var counts = new Queue<long>(session.Query<long>($"select unnest([count(*){string.Concat(present.Select(column => $", count({column})"))}]) from {model.FullName}"));
            var rows = counts.Dequeue();
            foreach (var check in model.Checks)
            {
                session.Cancellation.ThrowIfCancellationRequested();
                var failures = tables.Failures(model.FullName, check) ?? check switch
                {
                    { NotNull: not null } => rows - counts.Dequeue(),
                    { IsKey: true } when SqlSyntax.Parse(session.Connection, model.File, model.Sql, [])?.GroupsBy(model.Key) == true => 0,
                    _ => session.Query<long>($"select count(*) from ({check.Sql})")[0],
                };
                results.Add(new CheckResult(model.FullName, check.Name, check.IsError, failures, rows));
            }
        }

        using var appender = session.Connection.CreateAppender("meta", "checks");
        foreach (var result in results)
            appender.CreateRow().AppendValue(result.Model).AppendValue(result.Check).AppendValue(result.IsError ? "error" : "warning").AppendValue(result.Failures).AppendValue(result.Rows).EndRow();
        appender.Close();
        return results;
    }
}
