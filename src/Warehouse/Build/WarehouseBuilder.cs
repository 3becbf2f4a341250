using FamilyDoctor.Analytics.Warehouse.Assessing;
using FamilyDoctor.Analytics.Warehouse.Definitions;
using FamilyDoctor.Analytics.Warehouse.Detecting;
using FamilyDoctor.Analytics.Warehouse.Lake;

namespace FamilyDoctor.Analytics.Warehouse.Build;

/// <summary>Builds one warehouse: lake views, models, indicators, scores, payouts, flags, checks, in this order.</summary>
static class WarehouseBuilder
{
    /// <exception cref="DefinitionException">A definition cannot be run; nothing may be published.</exception>
    public static BuildResult Build(BuildSession session, DefinitionSet definitions, Manifest manifest, RunScope scope, string version, IProgress<BuildProgress>? progress)
    {
        var faults = new List<DefinitionFault>();
        var graph = ModelGraph.Of(session.Connection, definitions, faults);
        Stop(faults);
        var models = graph.Models;
        session.SetVariables(scope);
        var withSql = definitions.Indicators.Where(indicator => indicator.Sql is not null).ToList();
        var tables = EarlierTables.Open(session, graph, models.Where(model => !model.IsView).Select(model => model.FullName).Concat(withSql.Select(IndicatorRollup.RowsOf)));
        foreach (var source in definitions.Sources)
        {
            var rows = LakeView.Sql(source, manifest);
            session.Execute($"create view lake.{source.Id} as {rows}");
            tables.Source(source, rows, manifest);
        }

        MetaTables.Arrivals(session, manifest, definitions.Sources);
        tables.Arrivals(manifest, definitions.Sources);
        var (done, total) = (0, models.Count + withSql.Count + 4);
        foreach (var model in models)
        {
            progress?.Report(new BuildProgress(model.FullName, done++, total));
            tables.Make(model.FullName, ModelRunner.Texts(model, scope), () => ModelRunner.Run(session, model, faults));
            Stop(faults);
        }

        tables.Persons.Release();
        foreach (var indicator in withSql)
        {
            progress?.Report(new BuildProgress(IndicatorRollup.RowsOf(indicator), done++, total));
            tables.Make(IndicatorRollup.RowsOf(indicator), ModelRunner.Texts(indicator.Sql!, scope), () => IndicatorRollup.BuildRows(session, indicator, faults));
            Stop(faults);
        }

        progress?.Report(new BuildProgress("indicators.values", done++, total));
        IndicatorRollup.RollUp(session, definitions.Indicators);
        AdjustedBook.Write(session);
        progress?.Report(new BuildProgress("scores", done++, total));
        session.Execute(Scorebook.Tables);
        session.Execute(StandingBook.Tables);
        session.Execute(PayoutBook.Tables);
        var money = new List<string>();
        var inForce = definitions.InForceOn(scope.AsOf.AddDays(-1), faults);
        Stop(faults);
        Scorebook.WriteSchemes(session, inForce);
        var data = AssessmentData.Read(session.Connection, definitions.Indicators, scope.Period, [.. inForce.Select(scheme => scheme.Scheme)]);
        money.AddRange(ByHand.Unknown(inForce.Select(scheme => scheme.Scheme), data));
        var own = definitions.Sources.Where(source => source.Evidence == "self").Select(source => source.Id).ToHashSet(StringComparer.Ordinal);
        var selfReported = definitions.Indicators.Where(indicator => indicator.Sources.Any(own.Contains)).Select(indicator => indicator.Id).ToHashSet(StringComparer.Ordinal);
        var debts = data.IsYear ? data.DebtsFen.Keys.ToHashSet() : [];
        foreach (var scheme in inForce)
        {
            var assessment = Assessment.Of(scheme, SchemeReach.Of(scheme.Scheme, inForce.Select(other => other.Scheme)), data);
            Scorebook.Write(session, assessment, scope, selfReported);
            PayoutBook.Write(session, assessment, scope);
            money.AddRange(assessment.Faults);
            debts.ExceptWith(assessment.Accounts.SelectMany(account => account.Lines).Select(line => (line.Team, line.Line.Payer, line.Line.Line)));
        }

        money.AddRange(debts.Order().Select(debt => $"结转抵扣:{debt.Entity} 筹资方 {debt.Payer} 费用项 {debt.Line} 有多付款要抵扣,启用的方案却没有这一笔应拨;请核对来源 debts"));

        progress?.Report(new BuildProgress("flags", done++, total));
        FlagBook.Write(session, definitions, scope, faults, step => progress?.Report(new BuildProgress("flags." + step, done, total)));
        Stop(faults);
        MetaTables.Rejects(session, manifest);
        MetaTables.Definitions(session, definitions);
        MetaTables.Lineage(session, graph.Uses.Where(use => models.Any(model => model.FullName == use.Uses)));
        MetaTables.Version(session, version, scope);
        tables.Write();
        progress?.Report(new BuildProgress("checks", done, total));
        var checks = Checks.Run(session, definitions, tables);
        session.Execute("checkpoint;");
        return new BuildResult(checks, money, tables.Kept.Count, tables.Amended);
    }

    static void Stop(List<DefinitionFault> faults)
    {
        if (faults.Count > 0)
            throw new DefinitionException(DefinitionSet.Sorted(faults));
    }
}

/// <summary>How far a build is: the step now at work, and how many of how many are done.</summary>
public sealed record BuildProgress(string Step, int Done, int Total);

/// <summary>What the checks of a build found; with an error or a money fault it must not be published.</summary>
/// <param name="Kept">Tables that were taken from the version before as they are.</param>
/// <param name="Amended">Tables that were taken from the version before but for the rows of changed persons.</param>
public sealed record BuildResult(IReadOnlyList<CheckResult> Checks, IReadOnlyList<string> MoneyFaults, int Kept, int Amended)
{
    public IReadOnlyList<string> Warnings(CheckLimits limits) => Violated(limits, isError: false);

    public IReadOnlyList<string> Errors(CheckLimits limits) => [.. Violated(limits, isError: true), .. MoneyFaults];

    IReadOnlyList<string> Violated(CheckLimits limits, bool isError) =>
        [.. Checks.Where(check => check.IsError == isError && limits.AreExceeded(check.Model, check.Check, check.Failures, check.Rows)).Select(check => $"{check.Model}:{check.Check},{check.Rows} 行里有 {check.Failures} 行不符")];
}
