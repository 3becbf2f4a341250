-- 一行是一个机构。同一键取最近一期、其中最近一次到达的记录。
with
latest as (
  select institutions.institution, max(precedences.precedence) as precedence
  from lake.institutions
  join staging.precedences on precedences.arrival = institutions.arrival
  group by institutions.institution
)
select
  institutions.institution,
  institutions.institution_name,
  institutions.kind_code,
  institutions.level,
  institutions.nature,
  institutions.unit,
  institutions.town,
  institutions.setting,
  institutions.credit_code,
  institutions.valid_from,
  institutions.valid_to
from lake.institutions
join staging.precedences on precedences.arrival = institutions.arrival
join latest on latest.institution = institutions.institution and latest.precedence = precedences.precedence
