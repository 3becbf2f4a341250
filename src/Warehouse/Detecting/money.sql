-- What part of each line of a payout rests on persons whose contract or service is evidence of a watch or serious flag of the team: the line is
-- split by heads, flagged persons active at the end of the year over all active ones, half a fen rounded up.
create table flags.money as
with
last_month as (
    select max(months.bit) as bit from core.months as months join staging.run as run on months.year::varchar = left(run.period, 4)
),
heads as (
    select teams.team, spans.person
    from core.spans as spans
    join last_month on (spans.active_mask >> last_month.bit) & 1 = 1
    join core.teams as teams on teams.team_no = spans.team_no
),
suspect_persons as (
    select distinct rows.team, rows.person
    from flags.rows as rows
    join flags.flags as flags on flags.flag = rows.flag and flags.severity <> 'info'
    where rows.person is not null and rows.team is not null
),
counted as (
    select heads.team, count(*) as heads, count(suspect_persons.person) as flagged_heads
    from heads
    left join suspect_persons on suspect_persons.team = heads.team and suspect_persons.person = heads.person
    where heads.team in (select team from suspect_persons)
    group by heads.team
)
select
    lines.scheme, lines.unit, lines.team, lines.payer, lines.line, lines.title, lines.paid_fen, counted.heads, counted.flagged_heads,
    ((lines.paid_fen::hugeint * counted.flagged_heads * 2 + counted.heads) // (counted.heads * 2))::bigint as flagged_fen
from payouts.lines as lines
join counted on counted.team = lines.team
order by lines.scheme, lines.team, lines.payer, lines.line
