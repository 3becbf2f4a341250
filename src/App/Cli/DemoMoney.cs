using System.Globalization;
using Dapper;
using DuckDB.NET.Data;
using FamilyDoctor.Analytics.Rules.Payouts;

namespace FamilyDoctor.Analytics.App.Cli;

/// <summary>What every payer of every unit pays, against its budget, to the fen.</summary>
static class DemoMoney
{
    sealed record PayerRow(string Unit, string UnitName, string Title, long BudgetFen, long EarnedFen, long PaidFen, long SurplusFen, long ShortfallFen);

    public static void Print(DuckDBConnection connection)
    {
        var payers = connection.Query<PayerRow>("""
            select payers.unit, units.unit_name, payers.title, payers.budget_fen, payers.earned_fen, payers.paid_fen, payers.surplus_fen, payers.shortfall_fen
            from payouts.payers as payers inner join core.assessed_units as units on units.unit = payers.unit
            order by payers.unit, payers.payer
            """).ToList();
        var table = new ConsoleTable(
            "签约服务费(元)", new("筹资方"), new("预算/实收", IsNumber: true), new("应拨", IsNumber: true), new("实拨", IsNumber: true),
            new("结余", IsNumber: true), new("缺口", IsNumber: true));
        foreach (var unit in payers.GroupBy(row => row.UnitName))
        {
            table.Add(unit.Key);
            foreach (var row in unit)
                Add(table, "  " + row.Title, [row]);
        }
        Add(table, "合计", payers);
        table.Print();
    }

    static void Add(ConsoleTable table, string title, IReadOnlyList<PayerRow> rows) => table.Add(
        title, Yuan(rows.Sum(row => row.BudgetFen)), Yuan(rows.Sum(row => row.EarnedFen)), Yuan(rows.Sum(row => row.PaidFen)),
        Yuan(rows.Sum(row => row.SurplusFen)), Yuan(rows.Sum(row => row.ShortfallFen)));

    static string Yuan(long fen) => Fen.ToYuan(fen).ToString("N2", CultureInfo.InvariantCulture);
}
