-- Payers of a year by assessed unit. For one institution: what its teams earned; the budget is the unit's and stays out.
select
    payers.unit, units.unit_name, payers.payer, payers.title, payers.kind,
    payers.budget_fen, payers.earned_fen, payers.paid_fen, payers.surplus_fen, payers.shortfall_fen
from payouts.payers as payers
left join core.assessed_units as units on units.unit = payers.unit
where payers.period = $period
    and $institution is null
    and ($unit is null or payers.unit = $unit)
union all
select
    lines.unit, max(units.unit_name), lines.payer, max(lines.title), max(payers.kind),
    null::bigint, cast(sum(lines.earned_fen) as bigint), cast(sum(lines.paid_fen) as bigint), null::bigint, cast(sum(lines.shortfall_fen) as bigint)
from payouts.lines as lines
inner join core.teams as teams on teams.team = lines.team
left join core.assessed_units as units on units.unit = lines.unit
left join payouts.payers as payers
    on payers.scheme = lines.scheme and payers.period = lines.period and payers.unit = lines.unit and payers.payer = lines.payer
where lines.period = $period
    and ($unit is null or lines.unit = $unit)
    and teams.institution = $institution
group by lines.unit, lines.payer
order by 1, 3
