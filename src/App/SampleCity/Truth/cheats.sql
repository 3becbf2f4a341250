-- One row is one way in which one team cheats.
with ways as (
  unpivot (select team_no, burst as D01, batch as D02, idle as D04, after_death as D06, shared_phone as D10, cloned as D15, heaped as D17 from city.conduct)
  on D01, D02, D04, D06, D10, D15, D17 into name detector value strength
)
select
  teams.team,
  ways.detector,
  round(strength, 3) as strength,
  touched,
  case ways.detector
    when 'D01' then '季末一周内突击签约,签来的人此后没有服务;touched 为那一周生效的协议数'
    when 'D02' then '一个经办人在月末一小时内补录一个月的协议;touched 为协议数'
    when 'D04' then '签而不约:签约后没有任何服务和随访;touched 为人数'
    when 'D06' then '居民死亡后仍有服务和随访、仍续签;touched 为死亡后的服务与随访数'
    when 'D10' then '多人登记同一个电话;touched 为人数'
    when 'D15' then '同一天为多人写下相同的血压、血糖、体重、心率;touched 为随访数'
    else '血压集中写成 138/88,其余多以 0 结尾;touched 为 138/88 的随访数' end as done
from ways
join city.teams using (team_no)
join city.touched using (team_no, detector)
where strength > 0e0 and touched > 0
