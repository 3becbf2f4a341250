using Dapper;
using DuckDB.NET.Data;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Explain;
using FamilyDoctor.Analytics.Warehouse.Ingest;
using Xunit;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>What a run makes of schemes beyond the shipped one: every way to pay, values given by hand, confirmed findings.</summary>
public sealed class AssessmentRunTests(SmallCity city) : IDisposable
{
    const string Unit = "990101";
    const string Onsite = "onsite";

    static readonly DateTimeOffset Now = new(2026, 2, 3, 4, 5, 6, TimeSpan.Zero);

    readonly DataFolder _data = city.Copy();

    sealed record TeamRow(string Team, decimal? Total, string? Grade, string? UnrankedReason);

    sealed record LineRow(string Team, string Line, long PaidFen, long ParcelFen, bool Suspended);

    public void Dispose() => Directory.Delete(_data.Root, recursive: true);

    [Fact]
    public void A_finding_lowers_the_total_a_veto_holds_the_money_and_withdrawing_both_restores_everything()
    {
        using var before = VersionReader.OpenCurrent(_data);
        var teams = Teams(before, "six-dimensions-example");
        var (lowered, vetoed) = (teams[0], teams[1]);
        HandEntry.Confirm(_data, "W1", "2025", lowered.Team, "false_signing", 2, "电话回访 3 份,均未签约", "稽查员", isWithdrawn: false, Now);
        HandEntry.Confirm(_data, "W2", "2025", vetoed.Team, "fund_fraud", 1, "审计报告", "稽查员", isWithdrawn: false, Now.AddSeconds(1));
        SmallCity.Run(_data);
        using (var version = VersionReader.OpenCurrent(_data))
        {
            var after = Teams(version, "six-dimensions-example");
            Assert.Equal(lowered.Total - 4, after[0].Total);
            Assert.Equal((vetoed.Total, "不合格"), (after[1].Total, after[1].Grade));
            Assert.Contains("一票否决", after[1].UnrankedReason, StringComparison.Ordinal);
            Assert.Equal(teams.Skip(2), after.Skip(2));
            Assert.All(Lines(version, "six-dimensions-example"), line => Assert.Equal(line.Team == vetoed.Team, line.Suspended));
            Assert.Contains(Explainer.Lines(version, lowered.Team, "total"), line => line.Contains("查实虚假签约 -4(W1)", StringComparison.Ordinal) || line.Contains("查实虚假签约 −4(W1)", StringComparison.Ordinal));
            Assert.Contains(Explainer.Lines(version, vetoed.Team, "payout"), line => line.Contains("暂停拨付", StringComparison.Ordinal));
        }

        HandEntry.Confirm(_data, "W1", "2025", lowered.Team, "false_signing", 2, "复查后撤销", "稽查员", isWithdrawn: true, Now.AddDays(1));
        HandEntry.Confirm(_data, "W2", "2025", vetoed.Team, "fund_fraud", 1, "复查后撤销", "稽查员", isWithdrawn: true, Now.AddDays(1).AddSeconds(1));
        SmallCity.Run(_data);
        using var restored = VersionReader.OpenCurrent(_data);
        Assert.Equal(teams, Teams(restored, "six-dimensions-example"));
        Assert.Equal(Lines(before, "six-dimensions-example"), Lines(restored, "six-dimensions-example"));
    }

    [Fact]
    public void A_finding_about_nobody_or_nothing_known_and_a_debt_that_no_line_can_take_stop_the_publication()
    {
        HandEntry.Confirm(_data, "W9", "2025", city.Teams[0], "unheard_of", 1, "依据", "稽查员", isWithdrawn: false, Now);
        HandEntry.Confirm(_data, "W1", "2025", "990101T999", "false_signing", 1, "依据", "稽查员", isWithdrawn: false, Now.AddSeconds(1));
        File.WriteAllText(Path.Combine(_data.Inbox, "city", "2025", "debts.csv"), $"对象代码,筹资方代码,费用项,年度,金额\n{city.Teams[0]},public_health,unheard_of,2025,1.00\n");
        var failure = Assert.Throws<RunException>(() => SmallCity.Run(_data));
        Assert.Contains("查实问题 W9 的项目“unheard_of”不在任何启用方案", failure.Message, StringComparison.Ordinal);
        Assert.Matches(@"staging\.findings:对象是已登记的团队、机构或考核单元,\d+ 行里有 1 行不符", failure.Message);
        Assert.Contains($"结转抵扣:{city.Teams[0]} 筹资方 public_health 费用项 unheard_of 有多付款要抵扣", failure.Message, StringComparison.Ordinal);
        Assert.Equal(city.Version, _data.CurrentVersion());
    }

    [Fact]
    public void Every_way_to_pay_runs_beside_the_assessment_and_adds_up()
    {
        Own("every-payout");
        AddBudget(Unit, "1000000.00");
        var team = city.Teams.First(code => code.StartsWith(Unit, StringComparison.Ordinal));
        HandEntry.GiveValue(_data, "2025", team, Onsite, 45.5m, "现场考核记录表", "考核组", isWithdrawn: false, Now);
        SmallCity.Run(_data);
        using var version = VersionReader.OpenCurrent(_data);
        Assert.Equal("six-dimensions-example", version.QuerySingle<string>("select distinct scheme from scores.main"));
        Assert.Equal(45.5m, version.QuerySingle<decimal>("select score from scores.nodes where scheme = 'every-payout' and node = 'onsite' and team = $team", new { team }));
        var lines = Lines(version, "every-payout");
        Assert.Equal(["advance", "graded", "groups", "groups_monthly", "guidance", "monthly", "pool", "reward", "services"], lines.Select(line => line.Line).Distinct().Order(StringComparer.Ordinal));
        Assert.All(lines, line => Assert.StartsWith(Unit, line.Team, StringComparison.Ordinal));
        Assert.All(lines, line => Assert.Equal(line.PaidFen, line.ParcelFen));
        var earned = version.Query<(string Line, long Fen)>("select line, cast(sum(earned_fen) as bigint) from payouts.lines where scheme = 'every-payout' group by line").ToDictionary(row => row.Line, row => row.Fen, StringComparer.Ordinal);
        Assert.All(earned, line => Assert.True(line.Value > 0, line.Key));
        Assert.Equal((100_001, 50_000), (earned["pool"], earned["reward"]));
        Assert.Equal(
            2 * 100 * version.QuerySingle<long>("select cast(sum(persons) as bigint) from marts.payable_heads where eligibility = 'signed_persons' and unit = '990101' and is_active_at_end"), earned["guidance"]);
        // person by person: whoever is in several groups is paid once, at the highest price
        Assert.Equal((earned["groups"], earned["groups_monthly"]), version.QuerySingle<(long, long)>("""
            with months as (select max(bit) as last_bit, sum(cast(1 as bigint) << bit) as year_mask from core.months where year = 2025)
            select
                cast(sum(case
                    when active_days.day_count < 60 then 0
                    when (spans.active_mask & masks.hypertension_mask) >> last_bit & 1 = 1 then 800
                    when (spans.active_mask & masks.diabetes_mask) >> last_bit & 1 = 1 then 700
                    when (spans.active_mask & masks.elderly_mask) >> last_bit & 1 = 1 then 600
                    else 0 end) as bigint),
                cast(sum(10 * bit_count(spans.active_mask & masks.elderly_mask & cast(year_mask as bigint))) as bigint)
            from core.spans as spans
            cross join months
            inner join core.key_group_masks as masks on masks.person = spans.person
            inner join core.active_days as active_days on active_days.person = spans.person and active_days.year = 2025
            inner join core.teams as teams on teams.team_no = spans.team_no
            where teams.unit = '990101'
            """));
        Assert.True(version.QuerySingle<bool>("""
            select bool_and(recipient <> team) from payouts.entries where scheme = 'every-payout' and line = 'guidance' and not contains(part, 'unmapped')
            """));
        // a team at half the coefficient was advanced more than it earned: the rest is carried into the next settlement
        Assert.Equal(
            ["balance.institution", "balance.team", "carried", "prepaid.institution", "prepaid.team"],
            version.Query<string>("select distinct part from payouts.entries where scheme = 'every-payout' and line = 'advance' order by part"));
        Assert.Equal(lines.Sum(line => line.PaidFen), version.QuerySingle<long>("select cast(sum(earned_fen) as bigint) from payouts.lines where scheme = 'every-payout'"));
        Assert.Contains("项次 × 0.10 元", version.QuerySingle<string>("select min(formula) from payouts.lines where scheme = 'every-payout' and line = 'services'"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_city_assesses_institutions_and_units_beside_teams()
    {
        Own("institutions");
        AddBudget(Unit, "1000000.00");
        File.Copy(Path.Combine(Repository.Root, "tests", "Pipeline.Tests", "Schemes", "units.yaml"), Path.Combine(_data.OwnDefinitions, "schemes", "units.yaml"));
        SmallCity.Run(_data);
        var before = Teams(VersionReader.OpenCurrent(_data), "institutions");
        HandEntry.Confirm(_data, "W5", "2025", before[0].Team, "hidden_finding", 2, "督查报告", "稽查员", isWithdrawn: false, Now);
        SmallCity.Run(_data);
        using var version = VersionReader.OpenCurrent(_data);
        // what is confirmed about an institution lowers the institution alone
        Assert.Equal([before[0].Total - 6, .. before.Skip(1).Select(row => row.Total)], Teams(version, "institutions").Select(row => row.Total));
        Assert.Equal(Teams(VersionReader.OpenCurrent(city.Data), "six-dimensions-example"), Teams(version, "six-dimensions-example"));
        Assert.Equal("six-dimensions-example", version.QuerySingle<string>("select distinct scheme from scores.main"));
        Assert.Equal(version.Query<string>("select distinct institution from core.teams order by institution"), Teams(version, "institutions").Select(row => row.Team));
        Assert.Equal(["990101", "990102"], Teams(version, "units").Select(row => row.Team));
        // the same definition at every level: points of the institution's own numbers
        Assert.Empty(version.Query<string>("""
            select nodes.team from scores.nodes as nodes
            inner join indicators.values as cells on cells.indicator = nodes.indicator and cells.level = if(nodes.scheme = 'units', 'district', 'institution') and cells.code = nodes.team and cells.period = '2025'
            where nodes.scheme in ('units', 'institutions') and nodes.state = 'value' and (nodes.numerator <> cells.numerator or nodes.denominator <> cells.denominator)
            """));
        Assert.True(version.QuerySingle<bool>("select bool_and(score > 0) from scores.nodes where scheme = 'units' and node = 'first_visit'"));
        Assert.Equal(
            version.QuerySingle<long>("select cast(sum(persons) as bigint) from marts.payable_heads where eligibility = 'signed_persons' and is_active_at_end"),
            version.QuerySingle<long>("select cast(sum(persons) as bigint) from payouts.lines where scheme = 'institutions'"));
    }

    [Fact]
    public void What_was_overpaid_before_is_set_off_and_the_rest_carried_on()
    {
        Own("every-payout");
        AddBudget(Unit, "1000000.00");
        var teams = city.Teams.Where(code => code.StartsWith(Unit, StringComparison.Ordinal)).ToList();
        File.WriteAllText(Path.Combine(_data.Inbox, "city", "2025", "debts.csv"), $"对象代码,筹资方代码,费用项,年度,金额\n{teams[0]},public_health,monthly,2025,12.34\n{teams[1]},public_health,guidance,2025,99999.00\n");
        SmallCity.Run(_data);
        using var version = VersionReader.OpenCurrent(_data);
        var debts = version.Query<(string Team, string Line, long Brought, long Offset, long Carried)>("select team, line, brought_fen, offset_fen, carried_fen from payouts.debts where brought_fen > 0 order by line").ToList();
        var due = version.QuerySingle<long>("select paid_fen from payouts.lines where scheme = 'every-payout' and line = 'guidance' and team = $team", new { team = teams[1] });
        Assert.Equal([(teams[1], "guidance", 9_999_900L, due, 9_999_900 - due), (teams[0], "monthly", 1_234, 1_234, 0)], debts);
        Assert.All(Lines(version, "every-payout"), line => Assert.Equal(line.PaidFen, line.ParcelFen));
        // the export is next year's file: it comes in as it went out
        var exported = System.Text.Encoding.UTF8.GetString(SmallCity.Exported(_data, Warehouse.Exports.ExportKind.Debts)).TrimStart('\uFEFF').Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("对象代码,筹资方代码,费用项,年度,金额", exported[0]);
        Assert.Contains(FormattableString.Invariant($"{teams[1]},public_health,guidance,2026,{(9_999_900 - due) / 100m:0.00}"), exported);
    }

    [Fact]
    public void Each_contract_is_scored_by_itself_and_paid_by_its_grade()
    {
        const string Scheme = "contract-score-example";
        SmallCity.OwnDefinitions(_data);
        var file = Path.Combine(_data.OwnDefinitions, "schemes", Scheme + ".yaml");
        File.WriteAllText(file, File.ReadAllText(file).Replace("status: example", "status: in_use", StringComparison.Ordinal));
        AddBudget(Unit, "1000.00");
        AddBudget("990102", "1000000.00", append: true);
        SmallCity.Run(_data);
        using var version = VersionReader.OpenCurrent(_data);
        Assert.Equal("six-dimensions-example", version.QuerySingle<string>("select distinct scheme from scores.main"));
        // everybody who counts at the end of the year, once
        Assert.Equal(
            version.QuerySingle<long>("select cast(sum(persons) as bigint) from marts.payable_heads where eligibility = 'signed_persons' and is_active_at_end"),
            version.QuerySingle<long>("select count(distinct person) from scores.contracts where scheme = $scheme", new { scheme = Scheme }));
        // all that is due is done exactly where the standing says so
        Assert.Equal(0, version.QuerySingle<long>("select count(*) from marts.contract_values where fulfilled_units_due > 0 and (fulfilled_units = fulfilled_units_due) <> (is_fulfilled = 1)"));
        Assert.True(version.QuerySingle<bool>("select count(*) filter (where is_fulfilled = 1) > 0 and count(*) filter (where is_fulfilled = 0) > 0 and bool_and(fulfilled_units <= fulfilled_units_due) from marts.contract_values"));
        // the same points in SQL: shares of due items, 2.5 points a follow-up, what does not apply handed to the rest of its dimension
        Assert.Equal(0, version.QuerySingle<long>("""
            with sums as (
                select
                    contracts.contract, contracts.total,
                    coalesce(is_served * 20, 0) + coalesce(if(fulfilled_units_due > 0, 30 * fulfilled_units / cast(fulfilled_units_due as double), 0), 0) + if(follow_up_count is null, 0, least(10, 2.5 * follow_up_count)) as served,
                    if(is_served is null, 0, 20) + if(fulfilled_units_due > 0, 30, 0) + if(follow_up_count is null, 0, 10) as serving,
                    coalesce(is_substantive * 20, 0) + if(settled_visit_count > 0, 10, 0) as proved,
                    if(is_substantive is null, 0, 20) + 10 as proving,
                    case rating when 5 then 10 when 4 then 8 when 3 then 6 else 0 end as rated
                from scores.contracts as contracts
                inner join marts.contract_values as value_rows on value_rows.contract = contracts.contract and value_rows.person = contracts.person
            )
            select count(*) from sums
            where abs(total - if(serving = 0, (30 * proved / proving + rated) * 100 / 40, 60 * served / serving + 30 * proved / proving + rated)) > 0.0051
            """));
        var rows = version.Query<(string Team, long Earned, long Paid, string Formula)>("select team, earned_fen, paid_fen, formula from payouts.lines where scheme = $scheme order by team", new { scheme = Scheme }).ToList();
        Assert.Equal(
            version.Query<(string, long)>("""
                select contracts.team, cast(sum(case contracts.grade when '优' then 1200 when '良' then 800 else 0 end) as bigint)
                from scores.contracts as contracts
                inner join marts.contract_values as value_rows on value_rows.contract = contracts.contract and value_rows.person = contracts.person
                where value_rows.usual_resident and value_rows.active_days >= 90 group by contracts.team order by contracts.team
                """),
            rows.Select(row => (row.Team, row.Earned)));
        // a budget of 1,000 yuan in one unit is all spent, in the other there is enough
        Assert.Equal(100_000, rows.Where(row => row.Team.StartsWith(Unit, StringComparison.Ordinal)).Sum(row => row.Paid));
        Assert.All(rows.Where(row => !row.Team.StartsWith(Unit, StringComparison.Ordinal)), row => Assert.Equal(row.Earned, row.Paid));
        var contract = version.QuerySingle<string>("select min(contract) from scores.contracts where grade = '良'");
        Assert.Contains("等次:良", string.Join('\n', Explainer.ContractLines(version, contract, "total")), StringComparison.Ordinal);
        Assert.Contains(Explainer.ContractLines(version, contract, "fulfilled_units"), line => line.Contains("分值", StringComparison.Ordinal));
    }

    [Fact]
    public void A_given_score_above_its_points_stops_the_publication()
    {
        Own("every-payout");
        var team = city.Teams.First(code => code.StartsWith(Unit, StringComparison.Ordinal));
        HandEntry.GiveValue(_data, "2025", team, Onsite, 51, "现场考核记录表", "考核组", isWithdrawn: false, Now);
        var failure = Assert.Throws<RunException>(() => SmallCity.Run(_data));
        Assert.Contains($"团队 {team} 的“现场考核”现场评分为 51,应在 0 到 50 之间", failure.Message, StringComparison.Ordinal);
    }

    /// <summary>The city's budgets once more, with one of 财政 for a unit.</summary>
    void AddBudget(string unit, string yuan, bool append = false)
    {
        var folder = Path.Combine(_data.Inbox, "city", "2025");
        var added = Path.Combine(folder, "budgets_追加.csv");
        var budgets = File.ReadAllText(append ? added : Directory.GetFiles(folder, "budgets*.csv")[0]).TrimEnd();
        var cells = new Dictionary<string, string> { ["考核单元代码"] = unit, ["筹资方"] = "财政", ["年度"] = "2025", ["预算金额"] = yuan };
        var row = string.Join(',', budgets.TrimStart('\uFEFF').Split('\n')[0].Trim().Split(',').Select(title => cells[title]));
        File.WriteAllText(added, $"{budgets}\n{row}\n");
    }

    /// <summary>The shipped definitions as the commission's own, with one scheme more.</summary>
    void Own(string scheme)
    {
        SmallCity.OwnDefinitions(_data);
        File.Copy(Path.Combine(Repository.Root, "tests", "Pipeline.Tests", "Schemes", scheme + ".yaml"), Path.Combine(_data.OwnDefinitions, "schemes", scheme + ".yaml"));
    }

    static List<TeamRow> Teams(DuckDBConnection version, string scheme) =>
        version.Query<TeamRow>("select team, total, grade, unranked_reason from scores.teams where scheme = $scheme order by team", new { scheme }).ToList();

    static List<LineRow> Lines(DuckDBConnection version, string scheme) => version.Query<LineRow>("""
        select lines.team, lines.line, lines.paid_fen, cast(sum(entries.amount_fen) as bigint) as parcel_fen, any_value(lines.suspended) as suspended
        from payouts.lines as lines
        inner join payouts.entries as entries on entries.scheme = lines.scheme and entries.team = lines.team and entries.payer = lines.payer and entries.line = lines.line
        where lines.scheme = $scheme
        group by lines.team, lines.payer, lines.line, lines.paid_fen
        order by lines.team, lines.payer, lines.line
        """, new { scheme }).ToList();
}
