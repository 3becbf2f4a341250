-- What only the page of one assessed unit shows. $place is the unit of the address; the reader's own limits hold beside it.
-- name: share
with latest as (
    select months.month from core.months as months where months.month <= $last_month order by months.month desc limit $months
)
select
    latest.month,
    case when share.month is null then null when incomplete.month is not null then 'incomplete' when share.visit_count > 0 then 'value' else 'not_applicable' end as state,
    cast(share.grassroots_visit_count / nullif(share.visit_count, 0) as decimal(18, 9)) as value,
    cast(share.grassroots_visit_count as decimal(38, 0)) as numerator,
    cast(share.visit_count as decimal(38, 0)) as denominator
from latest
left join marts.grassroots_share as share on share.month = latest.month and share.unit = $place
left join marts.incomplete as incomplete on incomplete.month = latest.month and incomplete.unit = $place
where ($unit is null or $unit = $place) and $institution is null
order by latest.month

-- name: gaps
-- Months without a figure: visits not reported, or too many of them without a diagnosis. Senders are called by name.
with named as (
    select incomplete.month, string_agg(coalesce(institutions.institution_name, senders.sender), '、' order by senders.sender) as senders
    from marts.incomplete as incomplete
    cross join unnest(string_split(incomplete.senders, '、')) as senders (sender)
    left join core.institutions as institutions on institutions.institution = senders.sender
    where incomplete.unit = $place
    group by incomplete.month
)
select incomplete.month, 'visits' as reason, incomplete.missing_share, named.senders
from marts.incomplete as incomplete
left join named on named.month = incomplete.month
where incomplete.unit = $place
    and incomplete.month between $first_month and $last_month
    and ($unit is null or incomplete.unit = $unit)
    and $institution is null
union all
select undiagnosed.month, 'diagnoses', undiagnosed.missing_share, null
from marts.undiagnosed as undiagnosed
where undiagnosed.unit = $place
    and undiagnosed.month between $first_month and $last_month
    and ($unit is null or undiagnosed.unit = $unit)
    and $institution is null
order by 1, 2

-- name: institutions
select
    visits.institution,
    max(visits.institution_name) as name,
    max(visits.kind) as kind,
    bool_or(visits.is_grassroots) as is_grassroots,
    max(institutions.unit) as located,
    max(units.unit_name) as located_name,
    cast(sum(visits.first_visit_count) as bigint) as first_visits
from marts.first_visits_by_institution as visits
left join core.institutions as institutions on institutions.institution = visits.institution
left join core.assessed_units as units on units.unit = institutions.unit
where visits.unit = $place
    and visits.month between $first_month and $last_month
    and visits.is_applicable
    and not exists (select 1 from marts.incomplete as incomplete where incomplete.month = visits.month and incomplete.unit = visits.unit)
    and not exists (select 1 from marts.undiagnosed as undiagnosed where undiagnosed.month = visits.month and undiagnosed.unit = visits.unit)
    and ($unit is null or visits.unit = $unit)
    and $institution is null
group by visits.institution
order by first_visits desc, visits.institution

-- name: excluded
select
    cast(coalesce(sum(visits.referred_count), 0) as bigint) as referred,
    cast(coalesce(sum(visits.untimed_count), 0) as bigint) as untimed,
    cast(coalesce(sum(visits.emergency_count), 0) as bigint) as emergency,
    cast(coalesce(sum(visits.inpatient_count), 0) as bigint) as inpatient,
    cast(coalesce(sum(visits.checkup_count), 0) as bigint) as checkup,
    cast(coalesce(sum(visits.vaccination_count), 0) as bigint) as vaccination,
    cast(coalesce(sum(visits.antenatal_count), 0) as bigint) as antenatal,
    cast(coalesce(sum(visits.dialysis_count), 0) as bigint) as dialysis,
    cast(coalesce(sum(visits.no_diagnosis_count), 0) as bigint) as undiagnosed
from marts.first_visits as visits
where visits.unit = $place
    and visits.month between $first_month and $last_month
    and visits.is_applicable
    and not exists (select 1 from marts.incomplete as incomplete where incomplete.month = visits.month and incomplete.unit = visits.unit)
    and not exists (select 1 from marts.undiagnosed as undiagnosed where undiagnosed.month = visits.month and undiagnosed.unit = visits.unit)
    and ($unit is null or visits.unit = $unit)
    and $institution is null

-- name: bases
select bases.key_group, bases.base_count, bases.counted_on
from core.base_counts as bases
where bases.level = 'district'
    and bases.place = $place
    and bases.month = $last_month
    and ($unit is null or bases.place = $unit)
    and $institution is null
order by bases.key_group

-- name: teams
select count(*) as teams, count(distinct teams.institution) as institutions, cast(coalesce(sum(teams.staff_count), 0) as bigint) as staff
from core.teams as teams
inner join core.periods as periods on periods.period = $period
where teams.unit = $place
    and (teams.founded_on is null or teams.founded_on < periods.end_on)
    and (teams.closed_on is null or teams.closed_on >= periods.end_on)
    and ($unit is null or teams.unit = $unit)
    and $institution is null
