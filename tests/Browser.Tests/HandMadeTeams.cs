using System.Globalization;
using Dapper;
using DuckDB.NET.Data;
using FamilyDoctor.Analytics.Rules.Ranking;
using FamilyDoctor.Analytics.Rules.Schemes;
using FamilyDoctor.Analytics.Rules.Scoring;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Assessing;
using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Browser.Tests;

/// <summary>
/// Adds 120 teams in two units to the hand-made city: invented indicator values, scored by Rules under the shipped scheme, so
/// that pages and explanations have to agree. Every 40th team is too small to be ranked; costs are missing for every seventh.
/// </summary>
static class HandMadeTeams
{
    public static void Add(DuckDBConnection connection)
    {
        // a fault in a model is for other tests to find
        var faults = new List<DefinitionFault>();
        var definitions = DefinitionSet.Read(DefinitionFile.ReadAll(DataFolder.ShippedDefinitions, faults), faults);
        connection.Execute(Places);
        connection.Execute(Rows);
        connection.Execute(Figures);
        foreach (var indicator in definitions.Indicators)
        {
            connection.Execute("""
                insert into meta.indicators by name
                select $id as indicator, $title as title, $dimension as dimension, $kind as kind, $unit as unit, $of as growth_of
                where not exists (select 1 from meta.indicators as known where known.indicator = $id)
                """, new { id = indicator.Id, title = indicator.Title, dimension = indicator.Dimension, kind = indicator.Kind.ToString().ToLowerInvariant(), unit = indicator.Unit, of = indicator.Of });
        }

        var titles = definitions.Sources.ToDictionary(source => source.File, source => source.Title, StringComparer.Ordinal);
        connection.Execute("delete from meta.definitions");
        foreach (var file in definitions.Files)
        {
            connection.Execute("insert into meta.definitions values ($kind, $id, $title, $path, $text)",
                new { kind = file.Folder, id = Path.GetFileNameWithoutExtension(file.Name), title = titles.GetValueOrDefault(file.Path), path = file.Path, text = file.Text });
        }

        Score(connection, definitions);
        connection.Execute(Standings);
        connection.Execute(Fees);
        connection.Execute(Flags);
    }

    static void Score(DuckDBConnection connection, DefinitionSet definitions)
    {
        var scheme = definitions.Schemes.Single(scheme => scheme.Scheme.Status == SchemeStatus.InUse).Scheme;
        var cards = TeamValues.Read(connection, definitions.Indicators, "2025").Select(team => (team.Team, Card: Scorer.Score(scheme, team.Values))).ToList();
        var ranks = CompetitionRanking.Rank(cards.Select(card => new RankingEntry(card.Team, card.Card.Total, null, card.Team.EndsWith('0') && int.Parse(card.Team[^3..], CultureInfo.InvariantCulture) % 40 == 0 ? "在签 80 人，不足 100 人" : null)))
            .ToDictionary(entry => entry.Key, StringComparer.Ordinal);
        foreach (var (team, card) in cards)
        {
            connection.Execute("insert into scores.teams values ($scheme, '2025', $team, $total, $grade, $coefficient, $next, $points, 123456, $rank, 117, $reason, 0.4321)", new
            {
                scheme = scheme.Id,
                team,
                total = card.Total,
                grade = card.Grade,
                coefficient = card.Coefficient,
                next = card.NextBand?.Label,
                points = card.PointsToNextBand,
                rank = ranks[team].Rank,
                reason = ranks[team].UnrankedReason,
            });
            var ordinal = 0;
            foreach (var root in card.Roots)
            {
                Node(root, null);
                foreach (var child in root.Children)
                    Node(child, root.Key);
            }

            void Node(ScoredNode node, string? parent) => connection.Execute("""
                insert into scores.nodes values (
                    $scheme, '2025', $team, $ordinal, $key, $parent, $kind, $title, $indicator, $points, $effective, $score, $reason, null,
                    $numerator, $denominator, $value, 0.5, $gap, null)
                """, new
            {
                scheme = scheme.Id,
                team,
                ordinal = ordinal++,
                key = node.Key,
                parent,
                kind = parent is null ? "dimension" : "measure",
                title = node.Title,
                indicator = (node.Definition as Rules.Schemes.Measure)?.Indicator,
                points = node.MaxPoints,
                effective = node.EffectivePoints,
                score = node.Score,
                reason = node.Reason,
                numerator = node.Value?.Numerator,
                denominator = node.Value?.Denominator,
                value = node.FoundValue is { } found ? Math.Round(found, 9) : (decimal?)null,
                gap = node.Gap?.Units,
            });
        }
    }

    const string Places = """
        create or replace table core.teams as
            select
                unit || '001' || lpad(cast(number as varchar), 3, '0') as team, '示例' || number || '队' as team_name,
                unit || '001' as institution, unit_name || '社区卫生服务中心' as institution_name, unit, unit_name, 'urban' as setting,
                if(number % 3 = 0, '乡镇卫生院·农村', '社区卫生服务中心·城市') as peer_group, cast(4 as bigint) as staff_count,
                date '2020-01-01' as founded_on, cast(null as date) as closed_on
            from range(1, 121) as numbers (number)
            inner join (values (0, '990101', '示例东区'), (1, '990102', '示例西区')) as units (half, unit, unit_name) on units.half = number % 2;
        create table core.active_counts as
            select months.month, teams.team, cast(1000 + cast(teams.team[-3:] as bigint) as bigint) as active_count from core.teams as teams, core.months as months;
        """;

    // three contracts a team, one of a resident from elsewhere; the mask says active at every month's end
    const string Rows = """
        create table core.packages as select 'P1' as package, '基础包' as package_name;
        create table marts.team_contracts as
            select
                teams.unit, teams.institution, teams.team, 'C' || teams.team || number as contract, cast(hash(teams.team || number) >> 5 as bigint) as person, 'P1' as package,
                date '2024-01-01' as effective_on, number > 1 as is_usual, cast(16777215 as bigint) as active_mask, cast(0 as bigint) as key_mask
            from core.teams as teams, range(1, 4) as numbers (number);
        """;

    const string Figures = """
        insert into indicators.values
            with ids as (
                select unnest(['coverage', 'key_coverage', 'fulfilment', 'served', 'hypertension_managed', 'blood_pressure_control', 'satisfaction', 'cost_per_visit', 'cost_growth', 'grassroots_share', 'signed_first_visit']) as indicator
            ),
            periods as (select period from core.periods)
            select
                ids.indicator, periods.period, 'team' as level, teams.team as code,
                cast(case
                    when ids.indicator = 'cost_growth' then 1030 + hash(teams.team) % 90
                    when ids.indicator = 'cost_per_visit' then 9000000 + hash(teams.team || periods.period) % 900000
                    else 350 + hash(teams.team || ids.indicator) % 500 + hash(periods.period || teams.team) % 40 end as decimal(38, 0)) as numerator,
                cast(1000 as decimal(38, 0)) as denominator, cast(7 as decimal(38, 0)) as excluded,
                if(ids.indicator = 'cost_growth' and cast(teams.team[-3:] as integer) % 7 = 0, 'incomplete', 'value') as state, cast(null as decimal(18, 9)) as value
            from ids, periods, core.teams as teams;
        update indicators.values set value = cast(numerator / denominator as decimal(18, 9)) - if(indicator = 'cost_growth', 1, 0) where state = 'value' and level = 'team';
        create or replace table scores.nodes (
            scheme varchar, period varchar, team varchar, ordinal integer, node varchar, parent varchar, kind varchar, title varchar, indicator varchar,
            points decimal(18, 6), effective_points decimal(18, 6), score decimal(18, 6), reason varchar, state varchar,
            numerator decimal(38, 0), denominator decimal(38, 0), value decimal(18, 9), target decimal(18, 9), missing_units decimal(38, 0), marked varchar);
        create or replace table scores.teams (
            scheme varchar, period varchar, team varchar, total decimal(9, 2), grade varchar, coefficient decimal(9, 6),
            next_grade varchar, points_to_next decimal(9, 2), fen_to_next bigint, rank integer, ranked_count integer, unranked_reason varchar, self_share decimal(9, 6));
        """;

    // every tenth rank either way, all teams one group
    const string Standings = """
        create table scores.standings as
            select
                results.scheme, results.period, results.team, teams.peer_group, results.rank as peer_rank, results.ranked_count as peer_count,
                cast(100 - results.rank * 100.0 / results.ranked_count as decimal(4, 1)) as percentile,
                greatest(results.rank - 10, 1) as best_rank, least(results.rank + 10, results.ranked_count) as worst_rank
            from scores.teams as results inner join core.teams as teams on teams.team = results.team
            where results.rank is not null;
        """;

    // one team with a serious flag, on a tenth of its heads
    const string Flags = """
        create schema if not exists flags;
        create table flags.teams as
            select
                row_number() over (order by teams.team) as place, teams.team, teams.institution, teams.unit, if(teams.team_no = 1, 6.5, 0)::decimal(9, 4) as evidence,
                if(teams.team_no = 1, 1, 0)::bigint as serious, 0::bigint as watch, 0::bigint as info, false as is_top_with_weak_evidence, 1::integer as score_rank,
                100::bigint as flagged_fen, 1000::bigint as paid_fen, teams.team_no = 1 as is_within_budget
            from (select teams.*, row_number() over (order by teams.team) as team_no from core.teams as teams) as teams;
        create table flags.money as
            select lines.scheme, lines.unit, lines.team, lines.payer, lines.line, lines.title, lines.paid_fen, 10::bigint as heads, 1::bigint as flagged_heads, lines.paid_fen // 10 as flagged_fen
            from payouts.lines as lines where lines.team = (select min(team) from core.teams);
        """;

    const string Fees = """
        create or replace table payouts.lines as
            select
                results.scheme, results.period, teams.unit, results.team, payers.payer, payers.line, payers.title, payers.basis,
                active_counts.active_count as persons, active_counts.active_count * 11 as head_months, payers.price_fen, results.coefficient,
                cast(active_counts.active_count * payers.price_fen * results.coefficient as bigint) as earned_fen,
                cast(active_counts.active_count * payers.price_fen * results.coefficient as bigint) - 5 as paid_fen, cast(5 as bigint) as shortfall_fen,
                false as suspended, active_counts.active_count || ' 人 × 系数 = 应拨' as formula
            from scores.teams as results
            inner join core.teams as teams on teams.team = results.team
            inner join core.active_counts as active_counts on active_counts.team = results.team and active_counts.month = '2025-12'
            cross join (values
                ('public_health', 'base', '基本公卫补助', 'year_end', cast(3000 as bigint)), ('employee_insurance', 'base', '职工医保', 'contract_months', cast(2000 as bigint)),
                ('personal', 'received', '个人缴费', 'received', cast(1500 as bigint))) as payers (payer, line, title, basis, price_fen);
        create or replace table payouts.entries as
            select lines.scheme, lines.period, lines.unit, lines.team, lines.payer, lines.line, lines.team as recipient, '' as part, lines.paid_fen as amount_fen from payouts.lines as lines;
        """;
}
