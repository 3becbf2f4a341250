using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Definitions;
using FamilyDoctor.Analytics.Warehouse.Scoring;
using Xunit;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>Each file in Schemes/invalid has the one defect it is named for; the whole message is held here, with line and column.</summary>
public class SchemeFaultTests
{
    static readonly string Folder = Path.Combine(Repository.Root, "tests", "Pipeline.Tests", "Schemes");

    [Fact]
    public void A_file_without_a_defect_is_read() => Assert.Equal("valid", ScoreRun.ReadScheme(Path.Combine(Folder, "valid.yaml")).Id);

    [Theory]
    [InlineData("bands-leave-a-gap", "24:3:bands:分档“不合格” [0, 55) 与“合格” [60, 100] 之间有空缺")]
    [InlineData("bands-overlap", "24:3:bands:分档“不合格” [0, 65) 与“合格” [60, 100] 之间有重叠")]
    [InlineData("bands-share-an-end", "24:3:bands:分档“不合格” [0, 60] 与“合格” [60, 100] 之间有重叠:60 同属两档")]
    [InlineData("circular-node", "18:5:“parts”循环引用:这一项又包含它自己")]
    [InlineData("direction-against-its-indicator", "22:46:costs/cost.rule:“次均费用”的计分方向为越高越好,指标“次均费用”声明的是越低越好")]
    [InlineData("duplicate-key", "18:5:fulfilled:编号“fulfilled”用了 2 次,应只用一次")]
    [InlineData("grade-without-price", "27:118:payout/insurance/base.prices:“医保”:等次“不合格”没有单价,不付也应写 0")]
    [InlineData("in-use-contract-per-head", "22:5:payout/insurance/base.kind:“医保”:按协议计分的方案只能按每份协议的等次发放(kind: per_head_by_grade,basis: year_end);请写 status: example,用 fda score 按数值文件计分")]
    [InlineData("in-use-contract-ranked", "24:10:ranking:按协议计分的方案不排名,请删去 ranking")]
    [InlineData("in-use-contract-adjusted", "25:3:adjustments:按协议计分的方案没有加减分:查实的问题登记在团队上;请写 status: example,用 fda score 按数值文件计分")]
    [InlineData("in-use-contract-relative", "17:1:fulfilled:“履约率”:按协议计分,不能用 relative(没有同行均值、评分人或上年基线);请写 status: example,用 fda score 按数值文件计分")]
    [InlineData("in-use-pool-for-all-units", "22:82:payout/insurance/base.amount:“医保”写了一笔固定金额,方案却用于全市:请写 scope(一个考核单元),或不写 amount 而用预算")]
    [InlineData("in-use-unknown-service", "22:5:payout/insurance/base:“医保”按“home_visit”计量,启用的方案里它应是一个指标编号(取分子;分母为应有量);请写 status: example,用 fda score 按数值文件计分")]
    [InlineData("missing-direction", "11:5:缺少“direction”")]
    [InlineData("no-basis", "27:5:payout/insurance/base.basis:“医保”:未写结算人数口径,应为 year_end(年末在签)或 contract_months(签约人月)")]
    [InlineData("no-source", "1:1:缺少“source”")]
    [InlineData("no-surplus-destination", "27:5:payout/insurance/base.surplus_to:“医保”:未写考核结余去向,应为 奖励基金、结转 或 收回")]
    [InlineData("placeholder", "27:44:“title”是占位文字“待定”,应填写实际内容")]
    [InlineData("points-do-not-sum", "8:9:各项分值之和为 90,应等于声明的总分 100")]
    [InlineData("points-of-dimension-do-not-sum", "13:5:quality:各项分值之和为 50,应等于维度“服务质量”的分值 60")]
    [InlineData("price-finer-than-a-fen", "27:92:“price”的值是“7.005”,应是以元为单位的金额,最多两位小数")]
    [InlineData("reversed-validity", "6:11:valid_to:有效期颠倒:2025-01-01 至 2024-12-31,止日应不早于起日")]
    [InlineData("score-linked-without-coefficient", "24:3:bands:发放与得分挂钩,等次“不合格”却没有系数")]
    [InlineData("steps-with-a-gap", "17:51:quality/fulfilled.rule:“履约率”:分档“0 分” (−∞, 0.5) 与“60 分” [0.6, +∞) 之间有空缺")]
    [InlineData("target-of-zero", "22:46:costs/cost.rule:“次均费用”:目标值为 0,应大于 0(增幅类指标请用 linear)")]
    [InlineData("team-share-below-the-floor", "27:110:payout/insurance/base.team_share:“医保”:团队分配比例为 0.6,应在下限 0.7 到 1 之间")]
    [InlineData("too-many-minimum-parts", "9:16:minimum_parts:“总分”最少项数为 3,应在 0 到其下计入的 2 项之间")]
    [InlineData("unknown-basis", "27:55:“basis”的值是“month_end”,应是 year_end、contract_months 之一")]
    [InlineData("unknown-indicator", "22:22:costs/costs_.indicator:“costs_”引用的指标“costs_”不存在")]
    [InlineData("unknown-key", "17:61:不认识的键“goal”;这里可用:counted、indicator、key、min_denominator、missing、points、rounding、rule、small、target、title、weight")]
    [InlineData("veto-with-points", "25:54:adjustments/fraud.points:“弄虚作假”的分值为 5,一票否决不应有分值")]
    [InlineData("weights-do-not-sum", "8:9:各项权重之和为 90,应为 100 或 1")]
    public void A_defect_is_named_with_line_and_column(string file, string expected)
    {
        var path = Path.Combine(Folder, "invalid", file + ".yaml");
        var fault = Assert.Single(Assert.Throws<DefinitionException>(() => ScoreRun.ReadScheme(path)).Faults);
        Assert.Equal($"{path}:{expected}", fault.ToString());
    }

    [Fact]
    public void Every_invalid_file_is_held_here()
    {
        var held = typeof(SchemeFaultTests).GetMethod(nameof(A_defect_is_named_with_line_and_column))!.GetCustomAttributesData()
            .Where(attribute => attribute.AttributeType == typeof(InlineDataAttribute))
            .Select(attribute => (string)((IReadOnlyList<System.Reflection.CustomAttributeTypedArgument>)attribute.ConstructorArguments[0].Value!)[0].Value!);
        Assert.Equal(Directory.GetFiles(Path.Combine(Folder, "invalid")).Select(Path.GetFileNameWithoutExtension).Order(), held.Order());
    }

    [Fact]
    public void An_expired_scheme_with_nothing_in_its_place()
    {
        var faults = new List<DefinitionFault>();
        Assert.Empty(Shipped().InForceOn(new DateOnly(2027, 3, 31), faults));
        Assert.Equal(
            ["schemes/six-dimensions-example.yaml:7:11:valid_to:方案“six-dimensions-example”有效期止于 2026-12-31,考核到 2027-03-31 没有接替的方案"],
            faults.Select(fault => fault.ToString()));
    }

    [Fact]
    public void Two_schemes_for_the_same_purpose_level_and_time()
    {
        var files = DefinitionFile.ReadAll(DataFolder.ShippedDefinitions, []);
        var six = files.Single(file => file.Path == "schemes/six-dimensions-example.yaml");
        var faults = new List<DefinitionFault>();
        DefinitionSet.Read([.. files, six with { Path = "schemes/six-dimensions-too.yaml" }], faults);
        Assert.StartsWith("schemes/six-dimensions-too.yaml:6:13:valid_from:与方案“six-dimensions-example”用途、层级、范围相同而有效期重叠", faults.Single().ToString(), StringComparison.Ordinal);
        faults.Clear();
        DefinitionSet.Read([.. files, six with { Path = "schemes/six-dimensions-too.yaml", Text = six.Text + "scope: \"510703\"\n" }], faults);
        Assert.Empty(faults);
    }

    [Fact]
    public void The_example_of_the_manual_is_a_scheme()
    {
        var manual = File.ReadAllText(Path.Combine(DataFolder.ShippedDefinitions, "schemes", "README.md"));
        var text = manual.Split("```yaml\n")[1].Split("```")[0];
        var faults = new List<DefinitionFault>();
        var files = DefinitionFile.ReadAll(DataFolder.ShippedDefinitions, []).Where(file => file.Folder is "indicators" or "sources");
        Assert.Single(DefinitionSet.Read([.. files, new DefinitionFile("schemes/manual.yaml", text)], faults).Schemes);
        Assert.Empty(faults);
    }

    static DefinitionSet Shipped() => DefinitionSet.Load(DataFolder.ShippedDefinitions);
}
