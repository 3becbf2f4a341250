-- one row per contract under a scheme that scores contracts one by one; none without such a scheme
select
    version.version as "版本", scores.scheme as "方案", scores.period as "考核期",
    scores.unit as "考核单元代码", scores.institution as "机构代码", scores.team as "团队编号", scores.contract as "协议编号",
    scores.total as "得分", scores.grade as "等次", scores.reason as "没有得分的原因"
from scores.contracts as scores
cross join meta.version as version
where ($unit is null or scores.unit = $unit) and ($institution is null or scores.institution = $institution)
order by scores.scheme, scores.team, scores.contract
