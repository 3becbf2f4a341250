-- 一行是一份满意度回答。截至日及以后调查的不算;同一问卷以最后到达的为准。
with
latest as (
  select surveys.survey, max(surveys.arrival) as arrival
  from lake.surveys
  group by surveys.survey
)
select
  surveys.survey,
  surveys.team,
  surveys.person,
  surveys.surveyed_on,
  surveys.surveyor,
  surveys.rating,
  surveys.arrival
from lake.surveys
join latest on latest.survey = surveys.survey and latest.arrival = surveys.arrival
cross join staging.run
where surveys.surveyed_on < run.as_of
