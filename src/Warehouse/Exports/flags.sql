-- one row per flag, teams in the order in which reviewers should look; persons are not named
select
    version.version as "版本", flags.code as "编号", flags.title as "疑点", flags.severity as "轻重",
    case flags.entity_kind when 'team' then '团队' when 'operator' then '经办人' else '机构' end as "对象类别", flags.entity as "对象",
    flags.team as "团队编号", teams.team_name as "团队名称", flags.institution as "机构代码", flags.unit as "考核单元代码",
    flags.seen as "看到了什么", flags.hits as "件数", flags.exposure as "总数", flags.usual as "同组中位", flags.peers as "同组", flags.peer_count as "同组个数",
    flags.p as "p值", flags.q as "校正后", flags.since as "起于", flags.evidence_rows as "证据行数",
    detectors.innocent as "可能的正当原因", detectors.verify as "怎样核实", queue.place as "核查次序"
from flags.flags as flags
cross join meta.version as version
join flags.detectors as detectors on detectors.detector = flags.detector
left join core.teams as teams on teams.team = flags.team
left join flags.teams as queue on queue.team = flags.team
where ($unit is null or flags.unit = $unit) and ($institution is null or flags.institution = $institution)
order by queue.place nulls last, flags.institution, flags.detector, flags.entity_kind, flags.entity
