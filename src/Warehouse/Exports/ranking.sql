-- one row per team under the period's scheme; ranked teams first
select
    version.version as "版本", scores.scheme as "方案", scores.period as "考核期",
    scores.rank as "名次", scores.team as "团队编号", teams.team_name as "团队名称",
    teams.institution as "机构代码", teams.institution_name as "机构名称", teams.unit as "考核单元代码", teams.unit_name as "考核单元",
    scores.total as "得分", scores.grade as "等次", scores.coefficient as "系数",
    scores.next_grade as "上一等次", scores.points_to_next as "距上一等次分差", scores.unranked_reason as "不参与排名的原因"
from scores.teams as scores
cross join meta.version as version
left join core.teams as teams on teams.team = scores.team
where ($unit is null or teams.unit = $unit) and ($institution is null or teams.institution = $institution)
order by scores.scheme, scores.rank nulls last, scores.team
