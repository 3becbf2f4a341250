-- One row is a death of the month as the civil registry holds it; some are registered late, some twice, by the crematory too.
with died as (
  select *, bits('death', person_no) as draw
  from residents
  where month_no(died_on) = getvariable('month') and died_on >= getvariable('first_day')
)
select
  person_no * 2 as record_no,
  'S' || (person_no * 2)::varchar as record,
  person,
  died_on,
  died_on + 1 + part_of(draw, 0, 4) as registered_on,
  case when part_of(draw, 8, 3) = 0 then 'registry' else 'certificate' end as origin,
  ['I21.9', 'I63.9', 'C34.9', 'J44.9'][1 + part_of(draw, 16, 2)] as cause,
  case when part_of(draw, 24, 6) = 0 then 'void' else 'valid' end as status
from died
union all
select person_no * 2 + 1, 'H' || (person_no * 2 + 1)::varchar, person, died_on + part_of(draw, 32, 1), died_on + 3, 'cremation', null, 'valid'
from died
where part_of(draw, 40, 2) > 0
