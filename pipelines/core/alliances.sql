-- 一行是一个机构加入一个医联体的一段时间。
select
  alliances.institution,
  alliances.alliance,
  alliances.alliance_name,
  alliances.lead_hospital,
  alliances.valid_from,
  alliances.valid_to
from staging.alliances
