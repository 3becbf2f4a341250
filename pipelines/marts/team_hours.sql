-- 一行是一个团队考核年度里一个钟点的服务次数:疑点详情按钟点看一支团队与全市。零点整的当作没有写时刻。
select
  services.team,
  year(services.served_at)::varchar as year,
  hour(services.served_at) as hour,
  count(*) as service_count
from staging.services
where services.served_at >= (select calendar.first_on from core.calendar)
  and cast(services.served_at as time) <> time '00:00:00'
group by services.team, year(services.served_at)::varchar, hour(services.served_at)
order by services.team, year, hour
