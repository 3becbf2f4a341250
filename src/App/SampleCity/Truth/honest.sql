-- One row is an honest team that looks odd, and why.
with reasons as (
  select team_no, has_campaign as is_so, 'campaign' as what, '5·19 宣传周集中签约' as reason from city.conduct
  union all
  select team_no, has_care_home, 'care_home', '辖区有敬老院,老人共用一个电话和地址' from city.conduct
  union all
  select team_no, is_open_late, 'open_late', '延时门诊,三分之一的服务在 18 点以后' from city.conduct
  union all
  select team_no, reads_by_hand, 'reads_by_hand', '使用水银血压计,读数多以 0 结尾' from city.conduct
  union all
  select team_no, is_new, 'new_team', '当年新建团队,协议都在组建后三个月内签订' from city.teams
)
select team, what, reason
from reasons
join city.teams using (team_no)
where is_so
