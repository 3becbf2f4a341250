using System.Globalization;
using FamilyDoctor.Analytics.Rules.Payouts;
using FamilyDoctor.Analytics.Rules.Schemes;
using FamilyDoctor.Analytics.Warehouse.Assessing;

namespace FamilyDoctor.Analytics.Warehouse.Statements;

/// <summary>How what is paid on a line came about, in words.</summary>
public static class PaidWords
{
    /// <summary>The rule of the line, and what the money there was left of it.</summary>
    public static string Of(StatementLine line) => Prose.Of(string.Join("。", new[]
    {
        $"应拨 = {PayoutWords.Amount(line.Paid.Line, line.Name)},四舍五入到分一次", Cut(line.Paid.Cut).Trim('(', ')'), Covered(line), PayoutWords.Terms(line.Paid.Line),
    }.Where(text => text.Length > 0)))!;

    /// <summary>What a person's decision took out, in parentheses; empty where it took out nothing.</summary>
    public static string Cut(LineCut? cut) => cut is null ? "" : string.Create(CultureInfo.InvariantCulture,
        $"(已核减:原计 {cut.Before},查出 {cut.Found},推算 {cut.Inferred};不核减应拨 {Fen.Text(cut.BeforeFen)})");

    static string Covered(StatementLine line)
    {
        var (settled, money) = (line.Paid.Settled, line.Account.Settlement);
        var paid = money.Budget.Kind == BudgetKind.Receipt
            ? settled.ShortfallFen > 0 ? "已收的钱不足,收多少付多少" : ""
            : money.ShortfallFen > 0
                ? $"{line.Account.Title}预算 {Fen.Text(money.Budget.AmountFen)},本考核单元应拨合计 {Fen.Text(money.EarnedFen)},预算不足,各团队按应拨的比例分,尾差按最大余额法"
                : $"{line.Account.Title}预算 {Fen.Text(money.Budget.AmountFen)},本考核单元应拨合计 {Fen.Text(money.EarnedFen)},预算足够,全额实拨";
        return settled.Earned.Suspended ? paid + (paid.Length > 0 ? ";" : "") + "一票否决,暂停拨付,待人工决定" : paid;
    }

    /// <summary>What kind of payment an entry is, from the ending of its key, such as <c>.prepaid.team</c>.</summary>
    public static string Part(string ending) => ending.Length == 0 ? "一次付清"
        : string.Join("、", ending.TrimStart('.').Split('.').Select(word => word switch
        {
            "prepaid" => "预拨",
            "balance" => "余款",
            "offset" => "抵扣上期多付",
            "carried" => "多付,抵下次",
            "team" => "团队",
            "institution" => "机构",
            "suspended" => "暂停拨付",
            "unmapped" => "没有牵头医院",
            _ => word,
        }));
}
