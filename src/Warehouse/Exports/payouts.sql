-- one row per team, payer and line; amounts in whole fen
select
    version.version as "版本", lines.scheme as "方案", lines.period as "年度",
    lines.unit as "考核单元代码", teams.unit_name as "考核单元", teams.institution as "机构代码", teams.institution_name as "机构名称",
    lines.team as "团队编号", teams.team_name as "团队名称", lines.title as "筹资方", lines.payer as "筹资方代码", lines.line as "费用项",
    lines.basis as "结算口径", lines.persons as "结算人数", lines.head_months as "签约人月",
    lines.price_fen as "每人标准(分)", lines.coefficient as "系数",
    lines.earned_fen as "应拨(分)", lines.paid_fen as "实拨(分)", lines.shortfall_fen as "缺口(分)"
from payouts.lines as lines
cross join meta.version as version
left join core.teams as teams on teams.team = lines.team
where ($unit is null or teams.unit = $unit) and ($institution is null or teams.institution = $institution)
order by lines.scheme, lines.unit, lines.team, lines.payer, lines.line
