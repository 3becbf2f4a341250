-- 一行是一个机构加入一个医联体的一段时间。同一键取最近一期、其中最近一次到达的记录。
with
latest as (
  select alliances.institution, alliances.valid_from, max(precedences.precedence) as precedence
  from lake.alliances
  join staging.precedences on precedences.arrival = alliances.arrival
  group by alliances.institution, alliances.valid_from
)
select
  alliances.institution,
  alliances.alliance,
  alliances.alliance_name,
  alliances.lead_hospital,
  alliances.valid_from,
  alliances.valid_to
from lake.alliances
join staging.precedences on precedences.arrival = alliances.arrival
join latest
  on latest.institution = alliances.institution
  and latest.valid_from = alliances.valid_from
  and latest.precedence = precedences.precedence
