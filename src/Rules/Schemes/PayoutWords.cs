using System.Globalization;
using FamilyDoctor.Analytics.Rules.Payouts;

namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>Lines of the fee in plain Chinese, for those who do not read YAML.</summary>
public static class PayoutWords
{
    /// <summary>How the amount of a line comes about.</summary>
    /// <param name="line">The line.</param>
    /// <param name="nameOf">Name of a quantity by its key; a key without a name is shown as it is.</param>
    /// <returns>One sentence without a full stop.</returns>
    public static string Amount(PayoutLine line, Func<string, string?>? nameOf = null)
    {
        var name = (string key) => nameOf?.Invoke(key) ?? key;
        var amount = line.Rule switch
        {
            PerHead rule => $"{Heads(rule.Basis, rule.MinActiveDays, name(rule.Eligibility))} × {(rule.PriceFen is { } fen ? $"每人 {Fen.Text(fen)}" : "各考核单元的每人标准")}",
            PerHeadByGrade rule => $"{Heads(rule.Basis, rule.MinActiveDays, name(rule.Eligibility))} × 等次对应的每人标准({Prices(rule.Prices, key => key)})",
            PerHeadByGroup rule => $"{Heads(rule.Basis, rule.MinActiveDays, "重点人群")} × 所属人群中最高的每人标准({Prices(rule.Prices, name)})",
            Capitation rule => $"{name(rule.Eligibility)}的签约人月 × 每人月 {Fen.Text(rule.PriceFen)}",
            PerService rule => $"认可的服务量(不超过应有量)× 单价({Prices(rule.Prices, name)}){(rule.Quality is { } node ? $" × 质量(“{node}”的得分 ÷ 分值)" : "")}",
            Pool rule => $"{(rule.AmountFen is { } fen ? $"资金池 {Fen.Text(fen)}" : "本考核单元的预算")},按{name(rule.Points)}{(line.ScoreLinked ? " × 考核系数" : "")} 所占比例分配",
            RewardFund rule => $"{(rule.AmountFen is { } fen ? $"奖励基金 {Fen.Text(fen)}" : "本考核单元的预算")},由{string.Join("、", rule.Grades)}等次的团队{(rule.By is { } by ? $"按{name(by)}" : "平均")}分配",
            Received => "已收个人缴费",
            _ => line.Rule.Kind,
        };
        return line.Rule is Pool or RewardFund or PerHeadByGrade or PerService { Quality: not null } ? amount
            : amount + (line.ScoreLinked ? " × 考核系数" : ",不与得分挂钩");
    }

    /// <summary>What becomes of the amount: who gets it, when, and what happens to surplus and shortfall.</summary>
    /// <param name="line">The line.</param>
    /// <returns>One sentence without a full stop; empty when there is nothing to say.</returns>
    public static string Terms(PayoutLine line) => string.Join(";", new[]
    {
        line.Recipient == Recipient.AllianceHospital ? "付给医联体牵头医院,没有牵头医院的单独列出" : null,
        line.PrepaidShare is { } prepaid ? $"先按系数 1 预拨 {Percent(prepaid)},余款结算时付,多付的抵下次" : null,
        line.TeamShare is { } share ? $"团队得 {Percent(share.Share)},其余归机构" : null,
        line.Budget == BudgetKind.Receipt ? "从已收的钱里付,不占预算"
            : line.Surplus switch
            {
                SurplusDestination.RewardFund => "没有挣到的钱转入奖励基金",
                SurplusDestination.CarriedOver => "没有挣到的钱结转下年",
                SurplusDestination.Returned => "没有挣到的钱收回",
                _ => null,
            },
        line.Budget == BudgetKind.Receipt ? null : line.Shortfall switch
        {
            ShortfallBearer.NextYear => "预算不足的部分下年补付",
            ShortfallBearer.Government => "预算不足的部分由财政补足",
            _ => "预算不足时按应拨比例分摊",
        },
    }.OfType<string>());

    /// <summary>Which heads a decision takes out.</summary>
    /// <param name="cut">What the scheme says.</param>
    /// <returns>One sentence without a full stop.</returns>
    public static string Cut(HeadCut cut) => cut switch
    {
        HeadCut.Found => "经人决定,核减查出的协议",
        HeadCut.FoundAndBound => "经人决定,核减查出的协议,其余协议按随机部分不真实率的 95% 下限核减",
        _ => "不核减人头",
    };

    static string Heads(PayoutBasis basis, int days, string who) => basis == PayoutBasis.ContractMonths
        ? $"{who}的签约人月 ÷ 12"
        : $"年末在签{(days > 0 ? string.Create(CultureInfo.InvariantCulture, $"且本年在签满 {days} 天") : "")}的{who}人数";

    static string Prices(IReadOnlyList<KeyedPrice> prices, Func<string, string> name) => string.Join("、", prices.Select(price => $"{name(price.Key)} {Fen.Text(price.PriceFen)}"));

    static string Percent(decimal share) => (share * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%";
}
