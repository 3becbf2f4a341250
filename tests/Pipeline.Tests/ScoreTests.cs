using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Scoring;
using Xunit;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>The shipped schemes on files of values: the worked checks of the domain reference, and files that go wrong.</summary>
public sealed class ScoreTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("fda-score-").FullName;

    // domain.md 1.7: hypertensive, 3 follow-ups, no home visit, rating sum 9, all else full → 90.5, 优, 100 yuan
    [Fact]
    public void The_fujian_contract_scores_90_point_5_and_is_paid_100_yuan()
    {
        Score("fujian-per-resident-example", Fujian("c1", ("chronic_follow_ups", 3), ("chronic_visit", 0), ("rating_sum", 9)));
        Assert.Equal("c1,total,90.50,", Line("scores", "c1,total"));
        Assert.Equal(["c1,public_health_and_personal,base,5000", "c1,insurance,base,3000", "c1,unstated,excellent,2000"], Lines("payouts"));
    }

    // domain.md 1.7: a 78-year-old hypertensive has max(10 + 0, 10 + 5) = 15; 1.8: any group counts, also the last
    [Theory]
    [InlineData("elderly_exam,chronic_follow_ups*4,chronic_visit", "15.000000")]
    [InlineData("elderly_exam", "10.000000")]
    [InlineData("special_follow_up,special_record", "15.000000")]
    public void The_best_group_of_a_resident_counts(string done, string expected)
    {
        Score("fujian-per-resident-example", Fujian("c1", [.. done.Split(',').Select(item => (item.Split('*')[0], item.Contains('*', StringComparison.Ordinal) ? 4 : 1))]));
        Assert.Equal($"c1,groups,{expected},", Line("scores", "c1,groups"));
    }

    // domain.md 1.7 and 1.8, item 32: 0, 5 and 10 on the first scoring as on any later one
    [Theory]
    [InlineData(2, "0.000000")]
    [InlineData(7, "5.000000")]
    [InlineData(14, "10.000000")]
    public void Team_education_is_capped_from_the_start(int events, string expected)
    {
        Score("fujian-per-resident-example", Fujian("c1", ("education_events", events)));
        Assert.Equal($"c1,item_32,{expected},", Line("scores", "c1,item_32"));
    }

    // domain.md 1.7, scheme B: 84 / 100 / 100 of 10,000.00, to the last fen
    [Fact]
    public void The_work_point_pool_pays_exactly_its_amount()
    {
        string[] teams = ["a,16", "b,15", "c,0"];
        Score("work-points-example", [.. teams.SelectMany(team => Work(team.Split(',')[0], int.Parse(team.Split(',')[1], System.Globalization.CultureInfo.InvariantCulture)))]);
        Assert.Equal(["a,total,84.00,", "b,total,85.00,", "c,total,100.00,"], Lines("scores").Where(line => line.Contains(",total,", StringComparison.Ordinal)));
        Assert.Equal(["a,performance_fund,pool,295774", "b,performance_fund,pool,352113", "c,performance_fund,pool,352113"], Lines("payouts"));
    }

    // domain.md 1.7, scheme C: 0, 10, 30 → 0, 50, 100; 1.8: each weight acts on its own dimension
    [Fact]
    public void Relative_appraisal_leaves_zeros_out_of_the_mean()
    {
        Score("relative-appraisal-example", "t1,follow_ups,,,0,", "t2,follow_ups,,,10,", "t3,follow_ups,,,30,", "t3,satisfied,9,10,,", "t2,satisfied,0,10,,");
        Assert.Equal("t2,follow_ups,50.000000,", Line("scores", "t2,follow_ups"));
        Assert.Equal("t3,follow_ups,100.000000,", Line("scores", "t3,follow_ups"));
        Assert.Equal("t1,total,0.00,", Line("scores", "t1,total"));
        // 30 × 50 of 30 + 20 weights; 签约管理 and 健康管理 have no value and no weight
        Assert.Equal("t2,total,30.00,", Line("scores", "t2,total"));
        Assert.Equal("t1,signing,,未报", Line("scores", "t1,signing"));
    }

    // domain.md 1.7, 绵阳
    [Fact]
    public void The_mianyang_fee()
    {
        Score("mianyang-fee-2017", "t1,signed_persons,,,1665,");
        Assert.Equal(["t1,public_health,base,1165500", "t1,insurance,base,499500", "t1,public_health,guidance.unmapped,333000"], Lines("payouts"));
        Assert.Equal(["t1,total,,不适用"], Lines("scores"));
    }

    [Fact]
    public void Changning_pays_ten_yuan_a_month()
    {
        Score("changning-capitation-2012", "centre,effective_managed_months,,,19980,");
        Assert.Equal(["centre,insurance,monthly,19980000"], Lines("payouts"));
    }

    [Fact]
    public void The_order_of_rows_changes_nothing()
    {
        string[] rows = [.. Fujian("c2", ("rating_sum", 9)), .. Fujian("c1", ("rating_sum", 13))];
        Score("fujian-per-resident-example", rows);
        var (scores, payouts) = (Lines("scores"), Lines("payouts"));
        Score("fujian-per-resident-example", [.. rows.Reverse()]);
        Assert.Equal(scores, Lines("scores"));
        Assert.Equal(payouts, Lines("payouts"));
    }

    [Theory]
    [InlineData("t1,signed_persons,,,16x5,", "2:5:找到 16x5,应为 数字,或 不适用、数据不全;未报请留空")]
    [InlineData("t1,signed_people,,,1665,", "2:2:找到 “signed_people”,应为 方案“mianyang-fee-2017”用到的指标、加减分项或发放数量")]
    [InlineData(",signed_persons,,,1665,", "2:1:找到 空,应为 单位编号")]
    [InlineData("t1,signed_persons,,,1665", "2:1:找到 5 列,应为 6 列,引号成对")]
    [InlineData("t1,signed_persons,5,,,", "2:4:找到 空,应为 分子、分母成对出现")]
    [InlineData("t1,signed_persons,5,-1,,", "2:4:找到 -1,应为 不小于 0 的分母")]
    [InlineData("t1,signed_persons,,,-1,", "2:5:找到 -1,应为 不小于 0 的数量")]
    [InlineData("t1,signed_persons,,,1,\nt1,signed_persons,,,2,", "3:2:找到 “t1”的“signed_persons”又一行,应为 每个单位每个指标只一行(已在第 2 行)")]
    public void Bad_rows_are_named_with_line_and_column(string row, string expected)
    {
        var fault = Assert.Throws<RunException>(() => Score("mianyang-fee-2017", row.Split('\n')));
        Assert.StartsWith($"{Path.Combine(_folder, "values.csv")}:{expected}", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_that_differs_is_shown_beside_the_expected_one()
    {
        File.WriteAllText(Path.Combine(_folder, "values.csv"), "team,indicator,value\n");
        var fault = Assert.Throws<RunException>(() => Run("mianyang-fee-2017"));
        Assert.EndsWith("values.csv:1:1:找到 team,indicator,value,应为 表头 entity,indicator,numerator,denominator,value,baseline", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quantity_that_money_needs_is_asked_for()
    {
        var fault = Assert.Throws<RunException>(() => Score("work-points-example", "a,archive_rate,1,1,,"));
        Assert.EndsWith("找到 “a”没有“work_points”,应有 发放所用的数量,没有也要写 0", fault.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    void Score(string scheme, params string[] rows)
    {
        File.WriteAllLines(Path.Combine(_folder, "values.csv"), rows.Prepend("entity,indicator,numerator,denominator,value,baseline"));
        Run(scheme);
    }

    void Run(string scheme) => ScoreRun.Write(Path.Combine(DataFolder.ShippedDefinitions, "schemes", scheme + ".yaml"), Path.Combine(_folder, "values.csv"), _folder);

    string[] Lines(string file) => [.. File.ReadAllLines(Path.Combine(_folder, file + ".csv")).Skip(1)];

    string Line(string file, string start) => Lines(file).Single(line => line.StartsWith(start + ",", StringComparison.Ordinal));

    // everything full that every resident has, and of the groups only what is given
    static string[] Fujian(string contract, params (string Indicator, int Value)[] given)
    {
        var values = new Dictionary<string, int>
        {
            ["archive_complete"] = 1,
            ["health_record"] = 1,
            ["contacted"] = 1,
            ["card_service"] = 1,
            ["consulted"] = 1,
            ["education_events"] = 12,
            ["annual_report"] = 1,
            ["rating_sum"] = 15,
            ["effective_contract"] = 1,
        };
        foreach (var (indicator, value) in given)
            values[indicator] = value;
        return [.. values.Select(value => $"{contract},{value.Key},,,{value.Value},")];
    }

    // full marks but for the given points of 建档率, which has 20 at a target of 90 %
    static IEnumerable<string> Work(string team, int less) =>
    [
        $"{team},archive_rate,{(20 - less) * 9},200,,", $"{team},hypertension_norm,63,100,,", $"{team},infusion_share,10,100,,", $"{team},signed_key_groups,60,100,,",
        $"{team},fulfilled,80,100,,", $"{team},attachments,1,1,,", $"{team},plan_published,,,1,", $"{team},complaint_confirmed,,,0,", $"{team},work_points,,,100,",
    ];
}
