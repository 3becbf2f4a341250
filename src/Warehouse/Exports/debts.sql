-- what was paid too much and is set off next year, in the form of the source debts: the file goes back into the inbox
select
    debts.team as "对象代码", debts.payer as "筹资方代码", debts.line as "费用项", cast(debts.period as integer) + 1 as "年度",
    (debts.carried_fen // 100) || '.' || lpad(cast(debts.carried_fen % 100 as varchar), 2, '0') as "金额"
from payouts.debts as debts
left join core.teams as teams on teams.team = debts.team
where debts.carried_fen > 0
    and ($unit is null or debts.unit = $unit) and ($institution is null or teams.institution = $institution)
order by debts.team, debts.payer, debts.line
