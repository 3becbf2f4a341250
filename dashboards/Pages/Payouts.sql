-- Fees of the assessed year: assessed unit, institution and payer's line.
-- name: lines
with
payees as (
    select teams.team as payee, teams.institution, teams.institution_name, teams.unit_name
    from core.teams as teams
    union all
    select institutions.institution, institutions.institution, institutions.institution_name, units.unit_name
    from core.institutions as institutions
    left join core.assessed_units as units on units.unit = institutions.unit
    union all
    select units.unit, '', '考核单元本级', units.unit_name
    from core.assessed_units as units
),
parts as (
    select
        entries.scheme, entries.period, entries.team, entries.payer, entries.line,
        cast(coalesce(sum(entries.amount_fen) filter (where contains(entries.part, 'prepaid')), 0) as bigint) as prepaid_fen,
        cast(coalesce(sum(entries.amount_fen) filter (where contains(entries.part, 'carried')), 0) as bigint) as carried_fen,
        cast(coalesce(sum(entries.amount_fen) filter (where contains(entries.part, 'offset')), 0) as bigint) as offset_fen
    from payouts.entries as entries
    group by entries.scheme, entries.period, entries.team, entries.payer, entries.line
)
select
    lines.unit,
    max(payees.unit_name) as unit_name,
    payees.institution,
    max(payees.institution_name) as institution_name,
    lines.payer,
    lines.line,
    max(lines.title) as title,
    max(lines.basis) as basis,
    count(*) as team_count,
    cast(sum(lines.persons) as bigint) as persons,
    cast(sum(lines.head_months) as bigint) as head_months,
    min(lines.price_fen) as least_price_fen,
    max(lines.price_fen) as most_price_fen,
    min(lines.coefficient) as least_coefficient,
    max(lines.coefficient) as most_coefficient,
    cast(sum(lines.price_fen) filter (where lines.basis = 'received') as bigint) as received_fen,
    cast(sum(lines.earned_fen) as bigint) as earned_fen,
    cast(sum(lines.paid_fen) as bigint) as paid_fen,
    cast(sum(lines.shortfall_fen) as bigint) as shortfall_fen,
    cast(sum(lines.paid_fen) filter (where lines.suspended) as bigint) as suspended_fen,
    cast(sum(parts.prepaid_fen) as bigint) as prepaid_fen,
    cast(sum(lines.paid_fen - parts.prepaid_fen - parts.carried_fen - parts.offset_fen) as bigint) as balance_fen,
    cast(sum(parts.offset_fen) as bigint) as offset_fen,
    cast(sum(parts.carried_fen) as bigint) as carried_fen
from payouts.lines as lines
inner join payees on payees.payee = lines.team
left join parts
    on parts.scheme = lines.scheme and parts.period = lines.period and parts.team = lines.team and parts.payer = lines.payer and parts.line = lines.line
where ($unit is null or lines.unit = $unit)
    and ($institution is null or payees.institution = $institution)
    and ($chosen is null or lines.unit = $chosen)
    and ($payer is null or lines.payer = $payer)
group by lines.unit, payees.institution, lines.payer, lines.line
order by lines.unit, payees.institution, lines.payer, lines.line

-- What goes to others than the team's institution: lead hospitals, by payer.
-- name: recipients
select
    entries.recipient,
    max(institutions.institution_name) as recipient_name,
    entries.payer,
    entries.line,
    max(lines.title) as title,
    bool_or(contains(entries.part, 'unmapped')) as is_unmapped,
    count(distinct entries.team) as team_count,
    cast(sum(entries.amount_fen) as bigint) as amount_fen
from payouts.entries as entries
inner join payouts.lines as lines
    on lines.scheme = entries.scheme and lines.period = entries.period and lines.team = entries.team and lines.payer = entries.payer and lines.line = entries.line
inner join core.teams as teams on teams.team = entries.team
left join core.institutions as institutions on institutions.institution = entries.recipient
where (entries.recipient <> entries.team or contains(entries.part, 'unmapped'))
    and ($unit is null or lines.unit = $unit)
    and ($institution is null or teams.institution = $institution)
    and ($chosen is null or lines.unit = $chosen)
    and ($payer is null or lines.payer = $payer)
group by entries.recipient, entries.payer, entries.line
order by entries.recipient, entries.payer, entries.line

-- name: choices
select distinct
    lines.unit,
    units.unit_name,
    lines.payer,
    lines.title
from payouts.lines as lines
inner join core.assessed_units as units on units.unit = lines.unit
left join core.teams as teams on teams.team = lines.team
where ($unit is null or lines.unit = $unit)
    and ($institution is null or coalesce(teams.institution, lines.team) = $institution)
order by lines.unit, lines.payer, lines.title

-- What decisions took out of each line, with who decided and why; a line of an institution or unit has the decisions about its teams.
-- name: cuts
select
    cuts.team,
    teams.team_name,
    cuts.title,
    cuts.basis,
    cuts.before_heads,
    cuts.found_heads,
    cuts.inferred_heads,
    cuts.before_fen,
    cuts.earned_fen,
    (
        select string_agg(distinct decisions.decided_by || ' ' || decisions.decided_on::varchar || ':' || decisions.evidence, ';' order by decisions.decided_by || ' ' || decisions.decided_on::varchar || ':' || decisions.evidence)
        from staging.cuts as decisions
        inner join core.teams as own on own.team = decisions.team
        where decisions.period = cuts.period and (own.team = cuts.team or own.institution = cuts.team or own.unit = cuts.team)
    ) as decided
from payouts.cuts as cuts
left join core.teams as teams on teams.team = cuts.team
where ($unit is null or cuts.unit = $unit)
    and ($institution is null or coalesce(teams.institution, cuts.team) = $institution)
    and ($chosen is null or cuts.unit = $chosen)
    and ($payer is null or cuts.payer = $payer)
order by cuts.team, cuts.scheme, cuts.payer, cuts.line
