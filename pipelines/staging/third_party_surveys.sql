-- 一行是一次电话调查。截至日及以后调查的不算;同一键以最后到达的为准。
with
latest as (
  select third_party_surveys.call, max(third_party_surveys.arrival) as arrival
  from lake.third_party_surveys
  group by third_party_surveys.call
)
select
  third_party_surveys.call,
  third_party_surveys.team,
  third_party_surveys.person,
  third_party_surveys.called_on,
  third_party_surveys.outcome,
  third_party_surveys.is_aware,
  third_party_surveys.is_served,
  third_party_surveys.rating,
  third_party_surveys.arrival
from lake.third_party_surveys
join latest on latest.call = third_party_surveys.call and latest.arrival = third_party_surveys.arrival
cross join staging.run
where third_party_surveys.called_on < run.as_of
