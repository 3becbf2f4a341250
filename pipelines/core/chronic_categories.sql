-- 一行是慢病清单里的一个 ICD-10 三位类目;这些病种的首诊间隔是 365 天(D6)。category 与 core.visits 的写法相同。
with
listed as (
  select *
  from (values ('I', 10, 15), ('E', 10, 14), ('I', 20, 25), ('I', 60, 69), ('J', 44, 44), ('F', 20, 29))
    as listed (letter, from_number, to_number)
),
numbered as (
  select
    listed.letter,
    unnest(generate_series(listed.from_number, listed.to_number)) as number
  from listed
)
select
  ((ascii(numbered.letter) - 65) * 100 + numbered.number)::smallint as category,
  numbered.letter || lpad(numbered.number::varchar, 2, '0') as code,
  numbered.letter in ('I', 'E') and numbered.number between 10 and 15 as is_two_disease
from numbered
