-- 第三方调查中答很满意、满意的份数 ÷ 有效回答份数(D15)。无效回答与本机构自行调查的份数计入 excluded,从不混算。
with
answers as (
  select
    surveys.surveyed_on,
    surveys.team,
    surveys.surveyor = 'third_party' and surveys.rating <> 'invalid' as is_counted,
    surveys.rating in ('very_satisfied', 'satisfied') as is_satisfied
  from staging.surveys
)
select
  months.month as period,
  teams.unit as district,
  teams.institution,
  teams.team,
  count(*) filter (where answers.is_counted and answers.is_satisfied) as numerator,
  count(*) filter (where answers.is_counted) as denominator,
  count(*) filter (where not answers.is_counted) as excluded
from answers
join core.months on answers.surveyed_on >= months.start_on and answers.surveyed_on < months.end_on
join core.teams on teams.team = answers.team
group by months.month, teams.unit, teams.institution, teams.team
