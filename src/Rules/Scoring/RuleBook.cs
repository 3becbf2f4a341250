using FamilyDoctor.Analytics.Rules.Indicators;
using FamilyDoctor.Analytics.Rules.Schemes;

namespace FamilyDoctor.Analytics.Rules.Scoring;

/// <summary>What each kind of scoring rule computes. A new kind is a record in Schemes and a function here.</summary>
static partial class RuleBook
{
    /// <summary>The value of an indicator, from numerator and denominator.</summary>
    public static T Value<T, TArithmetic>(IndicatorValue value, ValueKind kind)
        where TArithmetic : struct, IArithmetic<T>
    {
        var rate = TArithmetic.Divide(
            TArithmetic.Number(NamedQuantity.Numerator, value.Numerator), TArithmetic.Number(NamedQuantity.Denominator, value.Denominator));
        return kind == ValueKind.Growth ? TArithmetic.Subtract(rate, TArithmetic.Number(string.Empty, 1)) : rate;
    }

    /// <summary>The points that a value earns, and in words why.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="scored">What it is applied to.</param>
    /// <param name="ground">Which part of the rule applied, in Chinese.</param>
    public static T Points<T, TArithmetic>(ScoringRule rule, in Scored<T> scored, out string ground)
        where TArithmetic : struct, IArithmetic<T> => rule switch
        {
            AtLeast atLeast => AtLeast<T, TArithmetic>(atLeast, scored.Points, scored.Value, out ground),
            AtMost atMost => AtMost<T, TArithmetic>(atMost, scored.Points, scored.Value, out ground),
            Linear linear => Linear<T, TArithmetic>(linear, scored.Points, scored.Value, out ground),
            Steps steps => Steps<T, TArithmetic>(steps, scored.Points, scored.Declared, scored.Value, out ground),
            YesNo yesNo => YesNo<T, TArithmetic>(yesNo, scored.Points, scored.Value, out ground),
            PerCase perCase => PerCase<T, TArithmetic>(perCase, scored, out ground),
            RelativeToMean relative => Relative<T, TArithmetic>(relative, scored, out ground),
            AttainmentOrImprovement both => AttainmentOrImprovement<T, TArithmetic>(both, scored, out ground),
            PointsGiven => Given<T, TArithmetic>(scored, out ground),
            _ => throw new NotSupportedException($"scoring rule '{rule.Kind}' has no function in the rule book"),
        };

    /// <summary>Points stated in the declared ones, brought to those that can be earned.</summary>
    public static T Scaled<T, TArithmetic>(T points, decimal declared, T earned)
        where TArithmetic : struct, IArithmetic<T> => TArithmetic.Read(points).CompareTo(Ratio.Of(declared)) == 0
            ? earned
            : TArithmetic.Divide(TArithmetic.Multiply(points, earned), TArithmetic.Number(NamedQuantity.Declared, declared));

    static T AtLeast<T, TArithmetic>(AtLeast rule, T points, T value, out string ground)
        where TArithmetic : struct, IArithmetic<T>
    {
        var target = TArithmetic.Number("目标值", rule.Target);
        if (TArithmetic.AtLeast(value, target))
        {
            ground = "完成值达到目标值,得满分";
            return points;
        }

        if (!TArithmetic.Exceeds(value, Nothing<T, TArithmetic>()))
        {
            ground = "完成值不大于 0,得 0 分";
            return Nothing<T, TArithmetic>();
        }

        ground = "完成值未达到目标值,按比例得分";
        return TArithmetic.Divide(TArithmetic.Multiply(points, value), target);
    }

    static T AtMost<T, TArithmetic>(AtMost rule, T points, T value, out string ground)
        where TArithmetic : struct, IArithmetic<T>
    {
        var target = TArithmetic.Number("目标值", rule.Target);
        if (TArithmetic.AtLeast(target, value))
        {
            ground = "完成值未超过目标值,得满分";
            return points;
        }

        ground = "完成值超过目标值,按比例得分";
        return TArithmetic.Divide(TArithmetic.Multiply(points, target), value);
    }

    static T Linear<T, TArithmetic>(Linear rule, T points, T value, out string ground)
        where TArithmetic : struct, IArithmetic<T>
    {
        var floor = TArithmetic.Number("零分值", rule.Floor);
        var target = TArithmetic.Number("满分值", rule.Target);
        var up = rule.Target > rule.Floor;
        if (up ? TArithmetic.AtLeast(value, target) : TArithmetic.AtLeast(target, value))
        {
            ground = "完成值达到满分值,得满分";
            return points;
        }

        if (up ? TArithmetic.AtLeast(floor, value) : TArithmetic.AtLeast(value, floor))
        {
            ground = "完成值未好于零分值,得 0 分";
            return Nothing<T, TArithmetic>();
        }

        ground = "完成值在零分值与满分值之间,按直线得分";
        return up
            ? TArithmetic.Divide(TArithmetic.Multiply(points, TArithmetic.Subtract(value, floor)), TArithmetic.Subtract(target, floor))
            : TArithmetic.Divide(TArithmetic.Multiply(points, TArithmetic.Subtract(floor, value)), TArithmetic.Subtract(floor, target));
    }

    static T Steps<T, TArithmetic>(Steps rule, T points, decimal declared, T value, out string ground)
        where TArithmetic : struct, IArithmetic<T>
    {
        ground = "按完成值所在档次得分";
        if (rule.At(TArithmetic.Read(value).Value) is null)
        {
            throw new InvalidOperationException($"steps leave a gap at {TArithmetic.Read(value).Value}; check the scheme before scoring");
        }

        // they cover every number once, so that the first from below whose upper end is not passed is the one
        var steps = rule.FromLow;
        var i = 0;
        while (i < steps.Count - 1 && Passes<T, TArithmetic>(value, steps[i].Range))
        {
            i++;
        }

        var earned = steps[i].Points;
        return TArithmetic.Divide(
            TArithmetic.Multiply(points, TArithmetic.Number("档次分", earned)), TArithmetic.Number(NamedQuantity.Declared, declared));
    }

    static bool Passes<T, TArithmetic>(T value, Interval range)
        where TArithmetic : struct, IArithmetic<T>
    {
        var end = TArithmetic.Number(string.Empty, range.Upper!.Value);
        return range.UpperInclusive ? TArithmetic.Exceeds(value, end) : TArithmetic.AtLeast(value, end);
    }

    static T YesNo<T, TArithmetic>(YesNo rule, T points, T value, out string ground)
        where TArithmetic : struct, IArithmetic<T>
    {
        var yes = TArithmetic.AtLeast(value, TArithmetic.Number(string.Empty, 1));
        ground = (yes, rule.FullWhen) switch
        {
            (true, true) => "是,得满分",
            (false, true) => "否,得 0 分",
            (true, false) => "是,得 0 分",
            _ => "否,得满分",
        };
        return yes == rule.FullWhen ? points : Nothing<T, TArithmetic>();
    }

    static T Nothing<T, TArithmetic>()
        where TArithmetic : struct, IArithmetic<T> => TArithmetic.Number(string.Empty, 0);
}
