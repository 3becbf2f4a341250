using FamilyDoctor.Analytics.Rules.Payouts;
using FamilyDoctor.Analytics.Rules.Schemes;
using FamilyDoctor.Analytics.Warehouse.Assessing;
using FamilyDoctor.Analytics.Warehouse.Definitions;
using FamilyDoctor.Analytics.Warehouse.Statements;

namespace FamilyDoctor.Analytics.Warehouse.Build;

/// <summary>Writes the money: <c>payouts.lines</c>, who gets what of each in <c>payouts.entries</c>, and <c>payouts.payers</c>.</summary>
static class PayoutBook
{
    public const string Tables = """
        create table payouts.lines (
            scheme varchar, period varchar, unit varchar, team varchar, payer varchar, line varchar, title varchar, basis varchar,
            persons bigint, head_months bigint, price_fen bigint, coefficient decimal(9, 6), earned_fen bigint, paid_fen bigint, shortfall_fen bigint,
            suspended boolean, formula varchar);
        create table payouts.debts (scheme varchar, period varchar, unit varchar, team varchar, payer varchar, line varchar, brought_fen bigint, offset_fen bigint, carried_fen bigint);
        create table payouts.cuts (
            scheme varchar, period varchar, unit varchar, team varchar, payer varchar, line varchar, title varchar, basis varchar,
            before_heads bigint, found_heads bigint, inferred_heads bigint, before_fen bigint, earned_fen bigint);
        create table payouts.entries (scheme varchar, period varchar, unit varchar, team varchar, payer varchar, line varchar, recipient varchar, part varchar, amount_fen bigint);
        create table payouts.payers (
            scheme varchar, period varchar, unit varchar, payer varchar, title varchar, kind varchar,
            budget_fen bigint, earned_fen bigint, paid_fen bigint, surplus_fen bigint, shortfall_fen bigint, suspended_fen bigint);
        """;

    public static void Write(BuildSession session, Assessment assessment, RunScope scope)
    {
        var scheme = assessment.Scheme.Scheme.Id;
        using var lines = session.Connection.CreateAppender("payouts", "lines");
        using var entries = session.Connection.CreateAppender("payouts", "entries");
        using var debts = session.Connection.CreateAppender("payouts", "debts");
        using var cuts = session.Connection.CreateAppender("payouts", "cuts");
        using var payers = session.Connection.CreateAppender("payouts", "payers");
        foreach (var account in assessment.Accounts)
        {
            foreach (var line in account.Lines)
            {
                var earned = line.Settled.Earned;
                lines.CreateRow()
                    .AppendValue(scheme).AppendValue(scope.Period).AppendValue(account.Unit).AppendValue(line.Team)
                    .AppendValue(account.Payer).AppendValue(line.Line.Line).AppendValue(line.Line.Title).AppendValue(Basis(line.Line.Rule))
                    .AppendValue(line.Heads?.Persons).AppendValue(line.Heads?.HeadMonths).AppendValue(earned.Parts.Count == 1 ? earned.Parts[0].PriceFen : (long?)null)
                    .AppendValue(earned.Coefficient).AppendValue(earned.EarnedFen).AppendValue(line.Settled.PaidFen).AppendValue(line.Settled.ShortfallFen)
                    .AppendValue(earned.Suspended).AppendValue(earned.Explanation + PaidWords.Cut(line.Cut))
                    .EndRow();
                if (line.Cut is { } cut)
                {
                    cuts.CreateRow()
                        .AppendValue(scheme).AppendValue(scope.Period).AppendValue(account.Unit).AppendValue(line.Team)
                        .AppendValue(account.Payer).AppendValue(line.Line.Line).AppendValue(line.Line.Title).AppendValue(Basis(line.Line.Rule))
                        .AppendValue(cut.Before).AppendValue(cut.Found).AppendValue(cut.Inferred).AppendValue(cut.BeforeFen).AppendValue(earned.EarnedFen)
                        .EndRow();
                }

                if (line.BroughtFen > 0 || line.CarriedFen > 0)
                {
                    debts.CreateRow()
                        .AppendValue(scheme).AppendValue(scope.Period).AppendValue(account.Unit).AppendValue(line.Team).AppendValue(line.Line.Payer).AppendValue(line.Line.Line)
                        .AppendValue(line.BroughtFen).AppendValue(line.OffsetFen).AppendValue(line.CarriedFen)
                        .EndRow();
                }

                foreach (var entry in line.Entries)
                {
                    entries.CreateRow()
                        .AppendValue(scheme).AppendValue(scope.Period).AppendValue(account.Unit).AppendValue(line.Team).AppendValue(account.Payer).AppendValue(line.Line.Line)
                        .AppendValue(entry.Entity).AppendValue(entry.Line[line.Line.Line.Length..].TrimStart('.')).AppendValue(entry.AmountFen)
                        .EndRow();
                }
            }

            var settlement = account.Settlement;
            payers.CreateRow()
                .AppendValue(scheme).AppendValue(scope.Period).AppendValue(account.Unit).AppendValue(account.Payer).AppendValue(account.Title)
                .AppendValue(settlement.Budget.Kind == BudgetKind.Receipt ? "receipt" : "budget").AppendValue(settlement.Budget.AmountFen)
                .AppendValue(settlement.EarnedFen).AppendValue(settlement.PaidFen).AppendValue(settlement.SurplusFen).AppendValue(settlement.ShortfallFen).AppendValue(settlement.SuspendedFen)
                .EndRow();
        }

        lines.Close();
        entries.Close();
        debts.Close();
        cuts.Close();
        payers.Close();
    }

    /// <summary>How heads are counted; for what is not paid by the head, the kind of the rule.</summary>
    static string Basis(PayoutRule rule) => rule switch
    {
        PerHead perHead => Words.Of(Words.Bases, perHead.Basis),
        PerHeadByGroup byGroup => Words.Of(Words.Bases, byGroup.Basis),
        PerHeadByGrade byGrade => Words.Of(Words.Bases, byGrade.Basis),
        Capitation => Words.Of(Words.Bases, PayoutBasis.ContractMonths),
        Received => Words.ReceivedBasis,
        _ => rule.Kind,
    };
}
