-- 一行,就是本次运行:截至日(当天及以后的事不算)与考核期间。
-- 存成表,是因为发布后的连接没有运行变量,而视图还要用到截至日。
select
  cast(getvariable('as_of') as date) as as_of,
  cast(getvariable('period') as varchar) as period
