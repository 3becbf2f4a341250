-- The rows that a team's figures are made of, at the end of the assessed period. Every statement gives the same columns:
-- person, title, day, detail, is_met, and over all rows fact_count and met_count.
-- name: active
with
as_of as (
    select months.bit
    from meta.version as version
    inner join core.periods as periods on periods.period = version.period
    inner join core.months as months on months.month = periods.last_month
),
facts as (
    select
        contracts.person,
        contracts.contract as title,
        contracts.effective_on as day,
        concat_ws('，', packages.package_name, if(contracts.is_usual, null, '非常住'), if((contracts.key_mask >> as_of.bit) & 1 = 1, '重点人群', null)) as detail,
        contracts.is_usual as is_met
    from marts.team_contracts as contracts
    cross join as_of
    left join core.packages as packages on packages.package = contracts.package
    where contracts.team = $team
        and (contracts.active_mask >> as_of.bit) & 1 = 1
        and ($unit is null or contracts.unit = $unit)
        and ($institution is null or contracts.institution = $institution)
),
counted as (
    select facts.*, count(*) over () as fact_count, count(*) filter (where facts.is_met) over () as met_count
    from facts
)
select counted.person, counted.title, counted.day, counted.detail, counted.is_met, counted.fact_count, counted.met_count
from counted
where $met is null or counted.is_met = $met
order by counted.day, counted.title, counted.person
limit $size offset $skip

-- name: key_active
with
as_of as (
    select months.bit
    from meta.version as version
    inner join core.periods as periods on periods.period = version.period
    inner join core.months as months on months.month = periods.last_month
),
facts as (
    select contracts.person, contracts.contract as title, contracts.effective_on as day, packages.package_name as detail, contracts.is_usual as is_met
    from marts.team_contracts as contracts
    cross join as_of
    left join core.packages as packages on packages.package = contracts.package
    where contracts.team = $team
        and (contracts.key_mask >> as_of.bit) & 1 = 1
        and ($unit is null or contracts.unit = $unit)
        and ($institution is null or contracts.institution = $institution)
),
counted as (
    select facts.*, count(*) over () as fact_count, count(*) filter (where facts.is_met) over () as met_count
    from facts
)
select counted.person, counted.title, counted.day, counted.detail, counted.is_met, counted.fact_count, counted.met_count
from counted
where $met is null or counted.is_met = $met
order by counted.day, counted.title, counted.person
limit $size offset $skip

-- name: served
with
as_of as (
    select months.bit
    from meta.version as version
    inner join core.periods as periods on periods.period = version.period
    inner join core.months as months on months.month = periods.last_month
),
facts as (
    select
        contracts.person,
        contracts.contract as title,
        contracts.effective_on as day,
        packages.package_name as detail,
        (contracts.served_mask >> as_of.bit) & 1 = 1 as is_met
    from marts.team_contracts as contracts
    cross join as_of
    left join core.packages as packages on packages.package = contracts.package
    where contracts.team = $team
        and (contracts.long_mask >> as_of.bit) & 1 = 1
        and ($unit is null or contracts.unit = $unit)
        and ($institution is null or contracts.institution = $institution)
),
counted as (
    select facts.*, count(*) over () as fact_count, count(*) filter (where facts.is_met) over () as met_count
    from facts
)
select counted.person, counted.title, counted.day, counted.detail, counted.is_met, counted.fact_count, counted.met_count
from counted
where $met is null or counted.is_met = $met
order by counted.day, counted.title, counted.person
limit $size offset $skip

-- name: substantive
with
as_of as (
    select months.bit
    from meta.version as version
    inner join core.periods as periods on periods.period = version.period
    inner join core.months as months on months.month = periods.last_month
),
facts as (
    select
        contracts.person,
        contracts.contract as title,
        contracts.effective_on as day,
        case
            when (contracts.substantive_mask >> as_of.bit) & 1 = 1 then '到期各项已履，有独立证据'
            when (contracts.met_mask >> as_of.bit) & 1 = 1 then '到期各项已履，没有独立证据'
            else '到期各项没有履齐'
        end as detail,
        (contracts.substantive_mask >> as_of.bit) & 1 = 1 as is_met
    from marts.team_contracts as contracts
    cross join as_of
    where contracts.team = $team
        and (contracts.due_mask >> as_of.bit) & 1 = 1
        and ($unit is null or contracts.unit = $unit)
        and ($institution is null or contracts.institution = $institution)
),
counted as (
    select facts.*, count(*) over () as fact_count, count(*) filter (where facts.is_met) over () as met_count
    from facts
)
select counted.person, counted.title, counted.day, counted.detail, counted.is_met, counted.fact_count, counted.met_count
from counted
where $met is null or counted.is_met = $met
order by counted.day, counted.title, counted.person
limit $size offset $skip

-- name: fulfilment
with
as_of as (
    select months.bit, months.year
    from meta.version as version
    inner join core.periods as periods on periods.period = version.period
    inner join core.months as months on months.month = periods.last_month
),
items as (
    select package_items.item, min(package_items.item_name) as item_name
    from staging.package_items as package_items
    group by package_items.item
),
facts as (
    select
        due_items.person,
        coalesce(items.item_name, due_items.item) as title,
        due_items.segment_on as day,
        '第 ' || due_items.number || ' 次' as detail,
        coalesce(due_items.credited_bit <= as_of.bit, false) as is_met
    from marts.team_due_items as due_items
    cross join as_of
    left join items on items.item = due_items.item
    where due_items.team = $team
        and due_items.due_bit <= as_of.bit
        and due_items.end_year >= as_of.year
        and ($unit is null or due_items.unit = $unit)
        and ($institution is null or due_items.institution = $institution)
),
counted as (
    select facts.*, count(*) over () as fact_count, count(*) filter (where facts.is_met) over () as met_count
    from facts
)
select counted.person, counted.title, counted.day, counted.detail, counted.is_met, counted.fact_count, counted.met_count
from counted
where $met is null or counted.is_met = $met
order by counted.day, counted.title, counted.person, counted.detail
limit $size offset $skip

-- name: hypertension_managed
with
as_of as (
    select months.bit, months.year
    from meta.version as version
    inner join core.periods as periods on periods.period = version.period
    inner join core.months as months on months.month = periods.last_month
),
facts as (
    select
        patients.person,
        '高血压患者' as title,
        patients.managed_on as day,
        if((patients.controlled_mask >> as_of.bit) & 1 = 1, '血压达标', '血压未达标') as detail,
        (patients.standard_mask >> as_of.bit) & 1 = 1 as is_met
    from marts.team_patients as patients
    cross join as_of
    where patients.team = $team
        and patients.year = as_of.year
        and (patients.due_mask >> as_of.bit) & 1 = 1
        and ($unit is null or patients.unit = $unit)
        and ($institution is null or patients.institution = $institution)
),
counted as (
    select facts.*, count(*) over () as fact_count, count(*) filter (where facts.is_met) over () as met_count
    from facts
)
select counted.person, counted.title, counted.day, counted.detail, counted.is_met, counted.fact_count, counted.met_count
from counted
where $met is null or counted.is_met = $met
order by counted.day, counted.person
limit $size offset $skip

-- name: blood_pressure_control
with
as_of as (
    select months.bit, months.year
    from meta.version as version
    inner join core.periods as periods on periods.period = version.period
    inner join core.months as months on months.month = periods.last_month
),
facts as (
    select
        patients.person,
        '高血压患者' as title,
        patients.managed_on as day,
        if((patients.standard_mask >> as_of.bit) & 1 = 1, '规范管理', '未规范管理') as detail,
        (patients.controlled_mask >> as_of.bit) & 1 = 1 as is_met
    from marts.team_patients as patients
    cross join as_of
    where patients.team = $team
        and patients.year = as_of.year
        and (patients.due_mask >> as_of.bit) & 1 = 1
        and ($unit is null or patients.unit = $unit)
        and ($institution is null or patients.institution = $institution)
),
counted as (
    select facts.*, count(*) over () as fact_count, count(*) filter (where facts.is_met) over () as met_count
    from facts
)
select counted.person, counted.title, counted.day, counted.detail, counted.is_met, counted.fact_count, counted.met_count
from counted
where $met is null or counted.is_met = $met
order by counted.day, counted.person
limit $size offset $skip

-- name: grassroots_share
with
period as (
    select periods.start_on, periods.end_on
    from meta.version as version
    inner join core.periods as periods on periods.period = version.period
),
facts as (
    select
        visits.person,
        visits.visited_institution_name as title,
        visits.visited_on as day,
        concat_ws('，', if(visits.kind = 'emergency', '急诊', '门诊'), visits.diagnosis) as detail,
        visits.is_grassroots as is_met,
        visits.cost_fen
    from marts.team_visits as visits
    cross join period
    where visits.team = $team
        and visits.kind in ('outpatient', 'emergency')
        and visits.visited_on >= period.start_on
        and visits.visited_on < period.end_on
        and ($unit is null or visits.unit = $unit)
        and ($institution is null or visits.institution = $institution)
),
counted as (
    select facts.*, count(*) over () as fact_count, count(*) filter (where facts.is_met) over () as met_count
    from facts
)
select counted.person, counted.title, counted.day, counted.detail, counted.is_met, counted.fact_count, counted.met_count
from counted
where $met is null or counted.is_met = $met
order by counted.day, counted.title, counted.person, counted.detail, counted.cost_fen
limit $size offset $skip
