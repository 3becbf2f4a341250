-- 年末同时在两个以上团队有效的协议,写明另一个团队。
with
year_end as (
  select max(months.bit) as last_bit
  from core.months
  join staging.run on months.year::varchar = left(run.period, 4)
),
sides as (
  select
    contracts.person, teams.team, teams.institution, min(contracts.contract) as contract, max(contracts.signed_on) as signed_on, min(contracts.operator) as operator
  from core.overlapping_contracts as contracts
  join year_end on (contracts.valid_mask >> year_end.last_bit) & 1 = 1
  join core.teams on teams.team_no = contracts.team_no
  group by contracts.person, teams.team, teams.institution
)
select
  sides.institution,
  sides.team,
  min(sides.operator) as operator,
  'contract' as kind,
  sides.contract as key,
  sides.person,
  sides.signed_on as happened_on,
  '同时在 ' || string_agg(others.team, '、' order by others.team) || ' 有有效协议' as what
from sides
join sides as others on others.person = sides.person and others.team <> sides.team
where sides.team in (select suspects.team from flags.suspects)
group by sides.institution, sides.team, sides.contract, sides.person, sides.signed_on
