using FamilyDoctor.Analytics.Rules.Indicators;
using FamilyDoctor.Analytics.Rules.Schemes;

namespace FamilyDoctor.Analytics.Warehouse.Definitions;

/// <summary>The words of a scheme file, in one place for reading and for writing.</summary>
static class Words
{
    public const string ReceivedBasis = "received";

    public static readonly (string, SchemeStatus)[] Statuses = [("in_use", SchemeStatus.InUse), ("example", SchemeStatus.Example), ("draft", SchemeStatus.Draft)];

    public static readonly (string, SchemePurpose)[] Purposes =
        [("考核", SchemePurpose.Assessment), ("发放", SchemePurpose.Payment), ("监测", SchemePurpose.Monitoring)];

    public static readonly (string, SchemeLevel)[] Levels =
        [("contract", SchemeLevel.Contract), ("team", SchemeLevel.Team), ("institution", SchemeLevel.Institution), ("assessed_unit", SchemeLevel.AssessedUnit)];

    // the letters of the domain reference; derived counts as found, remembered and assumed as an example
    public static readonly (string, Certainty)[] Certainties =
    [
        ("S", Certainty.Official), ("F", Certainty.Found), ("C", Certainty.Practice), ("A", Certainty.Example), ("D", Certainty.Found), ("M", Certainty.Example),
    ];

    public static readonly (string, ValueKind)[] Kinds = [("share", ValueKind.Share), ("mean", ValueKind.Mean), ("growth", ValueKind.Growth)];

    public static readonly (string, Direction)[] Directions = [("higher", Direction.HigherIsBetter), ("lower", Direction.LowerIsBetter)];

    public static readonly (string, Combining)[] Combinings =
    [
        ("sum", Combining.Sum), ("sum_capped", Combining.CappedSum), ("mean", Combining.Mean), ("weighted_mean", Combining.WeightedMean),
        ("best", Combining.Best), ("lowest", Combining.Lowest),
    ];

    public static readonly (string, MissingRule)[] MissingRules =
    [
        ("redistribute", MissingRule.Redistribute), ("zero", MissingRule.Zero), ("full", MissingRule.Full), ("not_ranked", MissingRule.NotRanked),
    ];

    public static readonly (string, MissingRule?)[] SmallRules = [.. MissingRules.Select(word => (word.Item1, (MissingRule?)word.Item2))];

    public static readonly (string, MidpointRounding)[] Modes =
    [
        ("half_up", MidpointRounding.AwayFromZero), ("half_even", MidpointRounding.ToEven), ("down", MidpointRounding.ToZero), ("up", MidpointRounding.ToPositiveInfinity),
    ];

    public static readonly (string, RuleKind)[] Rules =
    [
        ("at_least", RuleKind.AtLeast), ("at_most", RuleKind.AtMost), ("linear", RuleKind.Linear), ("steps", RuleKind.Steps), ("yes_no", RuleKind.YesNo),
        ("per_case", RuleKind.PerCase), ("relative", RuleKind.Relative), ("attainment_or_improvement", RuleKind.AttainmentOrImprovement), ("given", RuleKind.Given),
    ];

    public static readonly (string, AdjustmentKind)[] AdjustmentKinds =
        [("bonus", AdjustmentKind.Bonus), ("deduction", AdjustmentKind.Deduction), ("veto", AdjustmentKind.Veto)];

    public static readonly (string, PayoutKind)[] PayoutKinds =
    [
        ("per_head", PayoutKind.PerHead), ("per_head_by_grade", PayoutKind.PerHeadByGrade), ("per_head_by_group", PayoutKind.PerHeadByGroup),
        ("capitation", PayoutKind.Capitation), ("per_service", PayoutKind.PerService), ("pool", PayoutKind.Pool), ("reward_fund", PayoutKind.RewardFund),
        ("received", PayoutKind.Received),
    ];

    public static readonly (string, PayoutBasis)[] Bases = [("year_end", PayoutBasis.YearEnd), ("contract_months", PayoutBasis.ContractMonths)];

    public static readonly (string, SurplusDestination)[] Surpluses =
        [("奖励基金", SurplusDestination.RewardFund), ("结转", SurplusDestination.CarriedOver), ("收回", SurplusDestination.Returned)];

    public static readonly (string, ShortfallBearer)[] Shortfalls =
        [("团队承担", ShortfallBearer.Entities), ("下年补付", ShortfallBearer.NextYear), ("财政补足", ShortfallBearer.Government)];

    public static readonly (string, HeadCut)[] Cuts = [("none", HeadCut.None), ("found", HeadCut.Found), ("found_and_bound", HeadCut.FoundAndBound)];

    public static readonly (string, Recipient)[] Recipients = [("entity", Recipient.Entity), ("alliance_hospital", Recipient.AllianceHospital)];

    /// <summary>The word for a value.</summary>
    public static string Of<T>((string Word, T Value)[] words, T value) => words.First(word => EqualityComparer<T>.Default.Equals(word.Value, value)).Word;
}

/// <summary>Kinds of scoring rules, as a file names them.</summary>
enum RuleKind { AtLeast, AtMost, Linear, Steps, YesNo, PerCase, Relative, AttainmentOrImprovement, Given }

/// <summary>Kinds of payout rules, as a file names them.</summary>
enum PayoutKind { PerHead, PerHeadByGrade, PerHeadByGroup, Capitation, PerService, Pool, RewardFund, Received }
