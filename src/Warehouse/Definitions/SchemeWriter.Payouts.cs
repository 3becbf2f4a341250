using FamilyDoctor.Analytics.Rules.Payouts;
using FamilyDoctor.Analytics.Rules.Schemes;

namespace FamilyDoctor.Analytics.Warehouse.Definitions;

public static partial class SchemeWriter
{
    static string PayoutLine(PayoutLine line) => Map(
    [
        ("payer", Quoted(line.Payer)), ("line", Quoted(line.Line)), ("title", Quoted(line.Title)), .. PayoutRule(line.Rule),
        ("budget_payer", line.BudgetPayer == line.Payer ? null : Quoted(line.BudgetPayer)),
        ("surplus_to", line.Surplus == SurplusDestination.Undeclared ? null : Words.Of(Words.Surpluses, line.Surplus)),
        ("shortfall_by", Words.Of(Words.Shortfalls, line.Shortfall)), ("score_linked", Flag(line.ScoreLinked)),
        ("recipient", Words.Of(Words.Recipients, line.Recipient)), ("prepaid", line.PrepaidShare is { } prepaid ? Number(prepaid) : null),
        ("team_share", line.TeamShare is { } share ? Number(share.Share) : null), ("team_share_floor", line.TeamShare is { } floor ? Number(floor.Floor) : null),
    ]);

    static IEnumerable<(string Key, string? Value)> PayoutRule(PayoutRule rule) => rule switch
    {
        PerHead perHead =>
        [
            Named(PayoutKind.PerHead), Basis(perHead.Basis), ("eligibility", Quoted(perHead.Eligibility)), ("price", Yuan(perHead.PriceFen)), ("minimum_days", Number(perHead.MinActiveDays)),
        ],
        PerHeadByGrade byGrade =>
        [
            Named(PayoutKind.PerHeadByGrade), Basis(byGrade.Basis), ("eligibility", Quoted(byGrade.Eligibility)), ("prices", Prices(byGrade.Prices)), ("minimum_days", Number(byGrade.MinActiveDays)),
        ],
        PerHeadByGroup byGroup =>
            [Named(PayoutKind.PerHeadByGroup), Basis(byGroup.Basis), ("prices", Prices(byGroup.Prices)), ("minimum_days", Number(byGroup.MinActiveDays))],
        Capitation capitation => [Named(PayoutKind.Capitation), ("eligibility", Quoted(capitation.Eligibility)), ("price", Yuan(capitation.PriceFen))],
        PerService services => [Named(PayoutKind.PerService), ("prices", Prices(services.Prices)), ("quality", Optional(services.Quality))],
        Pool pool => [Named(PayoutKind.Pool), ("by", Quoted(pool.Points)), ("amount", Yuan(pool.AmountFen))],
        RewardFund fund =>
            [Named(PayoutKind.RewardFund), ("grades", $"[{string.Join(", ", fund.Grades.Select(Quoted))}]"), ("by", Optional(fund.By)), ("amount", Yuan(fund.AmountFen))],
        Received received => [Named(PayoutKind.Received), ("eligibility", Quoted(received.Eligibility))],
        _ => throw new NotSupportedException($"payout rule '{rule.Kind}' has no words"),
    };

    static (string, string?) Named(PayoutKind kind) => ("kind", Words.Of(Words.PayoutKinds, kind));

    static (string, string?) Basis(PayoutBasis basis) => ("basis", basis == PayoutBasis.Undeclared ? null : Words.Of(Words.Bases, basis));

    static string Prices(IReadOnlyList<KeyedPrice> prices) => Map([.. prices.Select(price => (Quoted(price.Key), Yuan(price.PriceFen)))]);

    static string? Yuan(long? fen) => fen is { } amount ? Number(Fen.ToYuan(amount)) : null;
}
