using FamilyDoctor.Analytics.Rules.Payouts;
using FamilyDoctor.Analytics.Rules.Schemes;

namespace FamilyDoctor.Analytics.Warehouse.Definitions;

sealed partial class SchemeReader
{
    List<PayoutLine> ReadPayout()
    {
        var surplus = yaml.Choice("surplus_to", SurplusDestination.Undeclared, Words.Surpluses);
        var shortfall = yaml.Choice("shortfall_by", ShortfallBearer.Entities, Words.Shortfalls);
        return [.. yaml.Maps("payout").Select(map => ReadPayoutLine(map, surplus, shortfall))];
    }

    PayoutLine ReadPayoutLine(YamlMap map, SurplusDestination surplus, ShortfallBearer shortfall)
    {
        var payer = map.Text("payer");
        var rule = ReadPayoutRule(map);
        var line = new PayoutLine(
            payer, map.Text("line"), map.Text("title"), rule, map.OptionalText("budget_payer") ?? payer,
            rule is Received ? BudgetKind.Receipt : BudgetKind.Budget, map.Choice("surplus_to", surplus, Words.Surpluses))
        {
            Shortfall = map.Choice("shortfall_by", shortfall, Words.Shortfalls),
            ScoreLinked = map.Flag("score_linked", true),
            Recipient = map.Choice("recipient", Recipient.Entity, Words.Recipients),
            PrepaidShare = map.OptionalNumber("prepaid"),
            TeamShare = map.OptionalNumber("team_share") is { } share ? new TeamShare(share, map.OptionalNumber("team_share_floor") ?? TeamShare.NationalFloor) : null,
            FileLine = map.Line,
        };
        _places.TryAdd($"payout/{payer}/{line.Line}", map);
        map.Done();
        return line;
    }

    static PayoutRule ReadPayoutRule(YamlMap map)
    {
        // a receipt may say so as its basis: there are no heads to count
        if (!map.Has("kind") && map.OptionalText("basis") == Words.ReceivedBasis)
            return new Received(map.OptionalText("eligibility") ?? Received.Key);
        return map.Choice("kind", PayoutKind.PerHead, Words.PayoutKinds) switch
        {
            PayoutKind.PerHead => new PerHead(Basis(map), map.Text("eligibility"), map.OptionalFen("price"), map.Integer("minimum_days", 0)),
            PayoutKind.PerHeadByGrade => new PerHeadByGrade(Basis(map), map.Text("eligibility"), Prices(map), map.Integer("minimum_days", 0)),
            PayoutKind.PerHeadByGroup => new PerHeadByGroup(Basis(map), Prices(map), map.Integer("minimum_days", 0)),
            PayoutKind.Capitation => new Capitation(map.Text("eligibility"), map.Fen("price")),
            PayoutKind.PerService => new PerService(Prices(map), map.OptionalText("quality")),
            PayoutKind.Pool => new Pool(map.Text("by"), map.OptionalFen("amount")),
            PayoutKind.RewardFund => new RewardFund(map.Texts("grades", required: true), map.OptionalText("by"), map.OptionalFen("amount")),
            _ => new Received(map.OptionalText("eligibility") ?? Received.Key),
        };
    }

    // no default and no fault here: the scheme check says what is missing and what may stand
    static PayoutBasis Basis(YamlMap map) => map.Choice("basis", PayoutBasis.Undeclared, Words.Bases);

    static List<KeyedPrice> Prices(YamlMap map)
    {
        if (map.Map("prices", required: true) is not { } prices)
            return [];
        List<KeyedPrice> list = [.. prices.Keys.ToList().Select(key => new KeyedPrice(key, prices.Fen(key)))];
        prices.Done();
        return list;
    }
}
