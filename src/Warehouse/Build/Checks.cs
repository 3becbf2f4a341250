using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Warehouse.Build;

/// <summary>What one declared check found.</summary>
public sealed record CheckResult(string Model, string Check, bool IsError, long Failures);

static class Checks
{
    public static IReadOnlyList<CheckResult> Run(BuildSession session, DefinitionSet definitions)
    {
        session.Execute("create table meta.checks (model varchar, \"check\" varchar, severity varchar, failures bigint)");
        var results = new List<CheckResult>();
        foreach (var model in definitions.Models.OrderBy(model => model.FullName, StringComparer.Ordinal))
        {
            foreach (var check in model.Checks)
            {
                session.Cancellation.ThrowIfCancellationRequested();
                var failures = session.Query<long>($"select count(*) from ({check.Sql})")[0];
                results.Add(new CheckResult(model.FullName, check.Name, check.IsError, failures));
            }
        }

        foreach (var result in results)
        {
            session.Execute("insert into meta.checks values ($model, $check, $severity, $failures)",
                new { model = result.Model, check = result.Check, severity = result.IsError ? "error" : "warning", failures = result.Failures });
        }

        return results;
    }
}
