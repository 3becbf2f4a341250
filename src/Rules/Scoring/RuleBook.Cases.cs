using FamilyDoctor.Analytics.Rules.Indicators;
using FamilyDoctor.Analytics.Rules.Schemes;

namespace FamilyDoctor.Analytics.Rules.Scoring;

static partial class RuleBook
{
    static T PerCase<T, TArithmetic>(PerCase rule, in Scored<T> scored, out string ground)
        where TArithmetic : struct, IArithmetic<T>
    {
        var earns = rule.Direction == Direction.HigherIsBetter;
        var after = TArithmetic.Number("起算例数", rule.After);
        if (!TArithmetic.Exceeds(scored.Value, after))
        {
            ground = earns ? "没有可计分的例数,得 0 分" : "没有应扣分的例数,得满分";
            return earns ? Nothing<T, TArithmetic>() : scored.Points;
        }

        var cases = rule.After == 0 ? scored.Value : TArithmetic.Subtract(scored.Value, after);
        var counted = TArithmetic.Multiply(cases, TArithmetic.Number("每例分值", rule.Each));
        var whole = TArithmetic.Number(NamedQuantity.Declared, scored.Declared);
        if (TArithmetic.AtLeast(counted, whole))
        {
            ground = earns ? "按例计分达到该项分值,得满分" : "按例扣分达到该项分值,得 0 分";
            return earns ? scored.Points : Nothing<T, TArithmetic>();
        }

        ground = earns ? "按例计分" : "按例扣分";
        return Scaled<T, TArithmetic>(
            scored.Points, scored.Declared, earns ? counted : TArithmetic.Subtract(whole, counted));
    }

    static T Relative<T, TArithmetic>(RelativeToMean rule, in Scored<T> scored, out string ground)
        where TArithmetic : struct, IArithmetic<T>
    {
        var peers = scored.Mean ?? throw new InvalidOperationException("a relative measure needs the peers' mean: pass PeerMeans.Of to the scorer");
        var higher = rule.Direction == Direction.HigherIsBetter;
        if (!TArithmetic.Exceeds(scored.Value, Nothing<T, TArithmetic>()))
        {
            ground = higher ? "完成值不大于 0,得 0 分" : "完成值不大于 0,得满分";
            return higher ? Nothing<T, TArithmetic>() : scored.Points;
        }

        var divided = TArithmetic.Divide(TArithmetic.Number("同类合计", peers.Sum), TArithmetic.Number("同类个数", peers.Count));
        var shown = TArithmetic.Named("均值", divided);
        if (peers.Count > 0 && (higher ? !TArithmetic.AtLeast(scored.Value, shown) : TArithmetic.Exceeds(scored.Value, shown)))
        {
            ground = higher ? "完成值低于同类均值,按比例得分" : "完成值高于同类均值,按比例得分";
            return higher
                ? TArithmetic.Divide(TArithmetic.Multiply(scored.Points, scored.Value), shown)
                : TArithmetic.Divide(TArithmetic.Multiply(scored.Points, Floored<T, TArithmetic>(shown)), scored.Value);
        }

        ground = higher ? "完成值达到同类均值,得满分" : "完成值未超过同类均值,得满分";
        return scored.Points;
    }

    // a growth may have a mean below 0, which would turn points negative
    static T Floored<T, TArithmetic>(T mean)
        where TArithmetic : struct, IArithmetic<T> => TArithmetic.Read(mean).Numerator < 0 ? Nothing<T, TArithmetic>() : mean;

    static T AttainmentOrImprovement<T, TArithmetic>(AttainmentOrImprovement rule, in Scored<T> scored, out string ground)
        where TArithmetic : struct, IArithmetic<T>
    {
        var value = scored.Value;
        var up = rule.Benchmark > rule.Threshold;
        var benchmark = TArithmetic.Number("标杆值", rule.Benchmark);
        var threshold = TArithmetic.Number("起点值", rule.Threshold);
        if (Reaches(benchmark))
        {
            ground = "完成值达到标杆值,得满分";
            return scored.Points;
        }

        var whole = TArithmetic.Number(NamedQuantity.Declared, scored.Declared);
        var one = TArithmetic.Number(string.Empty, 1);
        var attained = Reaches(threshold) ? TArithmetic.Add(Part(TArithmetic.Subtract(whole, one), threshold, value), one) : Nothing<T, TArithmetic>();
        var improved = scored.Baseline is { } baseline && Passes(TArithmetic.Number("基线值", baseline))
            ? Part(whole, TArithmetic.Number("基线值", baseline), value)
            : Nothing<T, TArithmetic>();
        var better = TArithmetic.Exceeds(improved, attained);
        ground = (better, scored.Baseline) switch
        {
            (true, _) => "进步分高于达标分,取进步分",
            (_, null) => "没有基线值,取达标分",
            _ => "达标分不低于进步分,取达标分",
        };
        return Scaled<T, TArithmetic>(scored.Points, scored.Declared, better ? improved : attained);

        bool Reaches(T mark) => up ? TArithmetic.AtLeast(value, mark) : TArithmetic.AtLeast(mark, value);

        bool Passes(T mark) => up ? TArithmetic.Exceeds(value, mark) : TArithmetic.Exceeds(mark, value);

        T Part(T most, T from, T to) => up
            ? TArithmetic.Divide(TArithmetic.Multiply(most, TArithmetic.Subtract(to, from)), TArithmetic.Subtract(benchmark, from))
            : TArithmetic.Divide(TArithmetic.Multiply(most, TArithmetic.Subtract(from, to)), TArithmetic.Subtract(from, benchmark));
    }

    static T Given<T, TArithmetic>(in Scored<T> scored, out string ground)
        where TArithmetic : struct, IArithmetic<T>
    {
        var value = TArithmetic.Read(scored.Value);
        if (value.Numerator < 0 || value.CompareTo(Ratio.Of(scored.Declared)) > 0)
        {
            throw new InvalidOperationException($"given points are {value.Value}, expected 0 to {scored.Declared}; check the input before scoring");
        }

        ground = "按给定的分数";
        return Scaled<T, TArithmetic>(scored.Points, scored.Declared, scored.Value);
    }
}
