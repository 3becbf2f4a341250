-- One row is a call of the third party to a person who had answered its survey; one in five is not reached or does not want to talk.
with called as (
  select *, bits('call', survey_no) as draw
  from city.surveys
  where person is not null and year(surveyed_on) = getvariable('sheet_year') and part_of(bits('call', survey_no), 0, 1) = 0
),
reached as (
  select *, case part_of(draw, 8, 4) when 0 then 'refused' when 1 then 'unreachable' when 2 then 'unreachable' else 'answered' end as outcome from called
)
select
  survey_no,
  'D' || survey_no::varchar as call,
  team,
  person,
  surveyed_on + 5 as called_on,
  outcome,
  case when outcome = 'answered' then part_of(draw, 16, 4) > 1 end as is_aware,
  case when outcome = 'answered' then part_of(draw, 24, 4) > 3 end as is_served,
  case when outcome = 'answered' and rating <> 'invalid' then rating end as rating
from reached
