using Dapper;
using DuckDB.NET.Data;

namespace FamilyDoctor.Analytics.Browser.Tests;

/// <summary>
/// Adds invented figures of four districts to a hand-made version: two years of months, the west without a hospital's visits in
/// 2025-08 and 2025-11, the south without a population base.
/// </summary>
static class HandMadeCity
{
    public static void Add(DuckDBConnection connection)
    {
        connection.Execute(Places);
        connection.Execute(Indicators);
        connection.Execute(Values);
        connection.Execute(Visits);
        connection.Execute(Money);
    }

    const string Places = """
        create schema indicators;
        create schema scores;
        create schema payouts;
        create schema marts;
        create or replace table core.months as
            select strftime(start_on, '%Y-%m') as month, cast(row_number() over (order by start_on) - 1 as integer) as bit, start_on,
                cast(start_on + interval 1 month as date) as end_on, cast(year(start_on) as integer) as year
            from (select cast(unnest(generate_series(date '2024-01-01', date '2025-12-01', interval 1 month)) as date) as start_on);
        create or replace table core.periods as
            select month as period, 'month' as kind, start_on, end_on, month as last_month, true as is_complete from core.months
            union all
            select year || 'Q' || quarter(start_on), 'quarter', min(start_on), max(end_on), max(month), true from core.months group by year, quarter(start_on)
            union all
            select cast(year as varchar), 'year', min(start_on), max(end_on), max(month), true from core.months group by year;
        create or replace table core.assessed_units as
            from (values ('990101', '示例东区', 'district'), ('990102', '示例西区', 'district'), ('990103', '示例南区', 'district'), ('990104', '示例高新技术产业开发区', 'zone'))
                as units (unit, unit_name, kind);
        create or replace table core.institutions as
            from (values
                ('990101001', '示例东区第一社区卫生服务中心', '社区卫生服务中心', true, '990101'), ('990101002', '示例东区河口镇卫生院', '乡镇卫生院', true, '990101'),
                ('990101009', '示例市第一人民医院', '综合医院', false, '990101'), ('990102001', '示例西区第一社区卫生服务中心', '社区卫生服务中心', true, '990102'),
                ('990102009', '示例西区中医院', '中医医院', false, '990102'), ('990103001', '示例南区石桥镇卫生院', '乡镇卫生院', true, '990103'),
                ('990104001', '示例高新区社区卫生服务中心', '社区卫生服务中心', true, '990104'))
                as institutions (institution, institution_name, kind, is_grassroots, unit);
        create table core.teams as
            select
                institutions.institution || number as team, '示例' || number || '队' as team_name, institutions.institution, institutions.institution_name,
                institutions.unit, units.unit_name, 'urban' as setting, institutions.kind as peer_group, cast(4 as bigint) as staff_count,
                date '2020-01-01' as founded_on, cast(null as date) as closed_on
            from core.institutions as institutions
            inner join core.assessed_units as units on units.unit = institutions.unit
            cross join range(1, 4) as numbers (number)
            where institutions.is_grassroots;
        """;

    const string Indicators = """
        create or replace table meta.indicators as
            select
                indicator, title, dimension, 'share' as kind, cast(null as varchar) as growth_of, time, window_text, unit, 'higher' as direction,
                cast(target as decimal(18, 9)) as target, cast(10 as bigint) as min_denominator, '看它，因为它说明问题。' as why, definition,
                '产品定义' as document, 'A' as certainty, '市卫生健康委基层处（示例）' as owner, date '2025-11-22' as reviewed_on
            from (values
                ('coverage', '签约覆盖率', '签约数量与构成', 'stock', null, '人', 0.45, '分子：期末在签的常住居民，一人只计一次。分母：统计日期不晚于月末的最近一次常住人口。'),
                ('key_coverage', '重点人群签约覆盖率', '签约数量与构成', 'stock', null, '人', 0.60, '分子：在签的重点人群。分母：重点人群。'),
                ('fulfilment', '序时履约率', '服务质量', 'window', '协议年度累计', '项次', 0.80, '分子：已履项次。分母：应履项次。'),
                ('served', '有效签约率', '服务质量', 'window', '本年累计', '人', 0.70, '分子：有服务的人。分母：在签满 90 天的人。'),
                ('substantive', '做实率', '服务质量', 'window', '协议年度累计', '人', 0.50, '分子：履约且有独立证据的人。分母：有到期项目的人。'),
                ('first_visit', '基层首诊率', '签约居民基层就诊', 'flow', null, '人次', 0.65, '分子：在基层的首诊。分母：全部首诊。'))
                as indicators (indicator, title, dimension, time, window_text, unit, target, definition);
        """;

    // a share grows by a point a month and differs by place; a district is the sum of its institutions but for 300 of the base
    const string Values = """
        create table indicators.values (
            indicator varchar, period varchar, level varchar, code varchar,
            numerator decimal(38, 0), denominator decimal(38, 0), excluded decimal(38, 0), state varchar, value decimal(18, 9));
        delete from indicators.values where level <> 'team';
        insert into indicators.values
        with shares as (
            from (values ('coverage', 330, 60000), ('key_coverage', 480, 15000), ('fulfilment', 640, 90000), ('served', 600, 25000), ('substantive', 360, 25000), ('first_visit', 470, 8000))
                as shares (indicator, base, denominator)
        ),
        institution_cells as (
            select
                shares.indicator, periods.period, institutions.institution, institutions.unit,
                shares.denominator // (1 + cast(right(institutions.institution, 1) as integer)) as denominator,
                shares.base + 7 * months.bit + (cast(right(institutions.unit, 1) as integer) * 37) % 90 + cast(right(institutions.institution, 1) as integer) * 11 as share
            from shares
            cross join core.periods as periods
            inner join core.months as months on months.month = periods.last_month
            inner join core.institutions as institutions on institutions.is_grassroots
        ),
        cells as (
            select indicator, period, institution, unit, denominator * share // 1000 as numerator, denominator, denominator // 40 as excluded from institution_cells
        ),
        levels as (
            select indicator, period, 'institution' as level, institution as code, numerator, denominator, excluded from cells where indicator <> 'first_visit'
            union all
            select indicator, period, 'district', unit, sum(numerator), sum(denominator) + if(indicator = 'coverage', 300, 0), sum(excluded) from cells group by indicator, period, unit
            union all
            select indicator, period, 'city', '', sum(numerator), sum(if(indicator = 'coverage' and unit = '990103', 0, denominator)) + if(indicator = 'coverage', 900, 0), sum(excluded)
            from cells group by indicator, period
        )
        select
            indicator, period, level, code, numerator, if(indicator = 'coverage' and code = '990103', 0, denominator), excluded,
            case
                when indicator = 'coverage' and code = '990103' then 'not_applicable'
                when indicator = 'first_visit' and code in ('', '990102') and period in ('2025-08', '2025-11', '2025Q3', '2025Q4', '2025') then 'incomplete'
                else 'value'
            end,
            null
        from levels;
        update indicators.values set value = cast(cast(numerator as double) / cast(denominator as double) as decimal(18, 9)) where state = 'value' and level <> 'team';
        """;

    const string Visits = """
        create or replace table core.base_counts as
            select months.month, 'district' as level, units.unit as place, groups.key_group, date '2024-12-31' as counted_on, groups.base_count
            from core.months as months, core.assessed_units as units,
                (values ('all', cast(60300 as bigint)), ('key_union', cast(15000 as bigint)), ('elderly', cast(9000 as bigint)), ('hypertension', cast(7200 as bigint))) as groups (key_group, base_count)
            where units.unit <> '990103';
        create or replace table marts.first_visits as
            select
                months.month, units.unit, cast(1000 as bigint) as first_visit_count, cast(560 as bigint) as grassroots_first_visit_count,
                cast(41 as bigint) as emergency_count, cast(32 as bigint) as inpatient_count, cast(55 as bigint) as checkup_count, cast(23 as bigint) as vaccination_count,
                cast(12 as bigint) as antenatal_count, cast(6 as bigint) as dialysis_count, cast(9 as bigint) as no_diagnosis_count,
                true as is_applicable, cast(17 as bigint) as referred_count, cast(4 as bigint) as untimed_count,
                cast(1300 as bigint) as g14_count, cast(790 as bigint) as g14_grassroots_count, cast(1000 as bigint) as g30_count, cast(560 as bigint) as g30_grassroots_count,
                cast(800 as bigint) as g90_count, cast(400 as bigint) as g90_grassroots_count
            from core.months as months, core.assessed_units as units;
        create or replace table marts.first_visits_by_institution as
            select months.month, units.unit, institutions.institution, institutions.institution_name, institutions.kind, institutions.is_grassroots, true as is_applicable,
                cast(case when institutions.unit = units.unit and institutions.is_grassroots then 280 when institutions.is_grassroots then 20 else 110 end as bigint) as first_visit_count
            from core.months as months, core.assessed_units as units, core.institutions as institutions;
        create or replace table marts.grassroots_share as
            select months.month, units.unit, cast(5000 as bigint) as visit_count, cast(3100 + 11 * months.bit + cast(right(units.unit, 1) as integer) * 60 as bigint) as grassroots_visit_count
            from core.months as months, core.assessed_units as units;
        create or replace table marts.completeness as
            select 'visits' as source, institutions.institution as sender, months.month,
                if(institutions.institution = '990102009' and months.month in ('2025-08', '2025-11'), '缺', '已到') as state,
                cast(cast(months.month || '-01' as date) + interval 1 month + interval 4 day as date) as due_on
            from core.institutions as institutions, core.months as months;
        create or replace table marts.incomplete as
            select months.month, units.unit, cast(0.183 as decimal(9, 6)) as missing_share, '990102009' as senders
            from core.months as months, (values (''), ('990102')) as units (unit)
            where months.month in ('2025-08', '2025-11');
        create or replace table marts.gap_figures as
            select incomplete.senders as sender, incomplete.month, incomplete.unit, '缺' as state, 'visits' as figures, incomplete.missing_share from marts.incomplete as incomplete;
        create or replace table marts.undiagnosed as select month, unit, missing_share from marts.incomplete limit 0;
        create or replace table meta.checks (model varchar, "check" varchar, severity varchar, failures bigint, rows bigint);
        insert into meta.checks values ('core.teams', '每个团队的所属机构都已登记', 'warning', 3, 12), ('core.months', '位置连续', 'error', 0, 24);
        create or replace table meta.lineage ("table" varchar, uses varchar);
        insert into meta.lineage values ('core.persons', 'core.teams'), ('indicators.coverage', 'core.persons');
        """;

    const string Money = """
        create table scores.teams (
            scheme varchar, period varchar, team varchar, total decimal(9, 2), grade varchar, coefficient decimal(9, 6),
            next_grade varchar, points_to_next decimal(9, 2), fen_to_next bigint, rank integer, ranked_count integer, unranked_reason varchar, self_share decimal(9, 6));
        insert into scores.teams
            select 'example', '2025', teams.team, 55.5, '不合格', 0, '合格', 4.5, 100, 1, 1, null, 0.5
            from core.teams as teams where not exists (select 1 from scores.teams) and teams.institution = '990101001';
        create view scores.main as from scores.teams;
        create schema if not exists staging;
        create table indicators.adjusted (indicator varchar, period varchar, level varchar, code varchar, value decimal(18, 9));
        create table staging.prices (unit varchar, payer varchar, year bigint, price_fen bigint);
        create table staging.budgets (unit varchar, payer varchar, year bigint, budget_fen bigint);
        create table staging.given_values (period varchar, entity varchar, item varchar, value decimal(18, 4), evidence varchar, given_by varchar, given_on date);
        create table staging.findings (finding varchar, period varchar, entity varchar, item varchar, times bigint, evidence varchar, confirmed_by varchar, confirmed_on date);
        create table staging.debts (entity varchar, payer varchar, line varchar, year bigint, amount_fen bigint);
        create table staging.cuts (
            period varchar, team varchar, contract varchar, is_rest boolean, answer varchar, real_count bigint, answered_count bigint, evidence varchar, decided_by varchar, decided_on date);
        create table core.key_groups as from (values ('elderly', cast(0 as tinyint))) as key_groups (key_group, bit);
        create table core.alliances (institution varchar, lead_hospital varchar, valid_from date, valid_to date);
        create table marts.payable_heads (
            year integer, unit varchar, team varchar, eligibility varchar, is_active_at_end boolean, active_days integer, persons bigint, head_months bigint, cut_persons bigint, cut_head_months bigint, received_fen bigint);
        create table core.eligibilities as from (values ('usual_resident', '常住签约居民')) as eligibilities (eligibility, eligibility_name);
        create table payouts.lines (
            scheme varchar, period varchar, unit varchar, team varchar, payer varchar, line varchar, title varchar, basis varchar,
            persons bigint, head_months bigint, price_fen bigint, coefficient decimal(9, 6), earned_fen bigint, paid_fen bigint, shortfall_fen bigint,
            suspended boolean, formula varchar);
        create table payouts.cuts (
            scheme varchar, period varchar, unit varchar, team varchar, payer varchar, line varchar, title varchar, basis varchar,
            before_heads bigint, found_heads bigint, inferred_heads bigint, before_fen bigint, earned_fen bigint);
        create table payouts.entries (scheme varchar, period varchar, unit varchar, team varchar, payer varchar, line varchar, recipient varchar, part varchar, amount_fen bigint);
        create or replace table payouts.payers as
            select
                'example' as scheme, '2025' as period, units.unit, payers.payer, payers.title, payers.kind, payers.budget_fen, payers.earned_fen,
                least(payers.earned_fen, coalesce(payers.budget_fen, payers.earned_fen)) as paid_fen,
                greatest(payers.budget_fen - payers.earned_fen, 0) as surplus_fen, greatest(payers.earned_fen - payers.budget_fen, 0) as shortfall_fen
            from core.assessed_units as units, (values
                ('public_health', '基本公卫补助', 'budget', cast(61200050 as bigint), cast(58000033 as bigint)),
                ('employee_insurance', '职工医保', 'budget', cast(24000000 as bigint), cast(24512345 as bigint)),
                ('personal', '个人缴费', 'receipt', null, cast(9100000 as bigint))) as payers (payer, title, kind, budget_fen, earned_fen);
        """;
}
