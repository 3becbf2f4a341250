-- 一行是一个含有被取代记录的现行快照文件;只有这些文件要逐行对照编号。
select repeated_visits.arrival from staging.repeated_visits
union
select repeated_services.arrival from staging.repeated_services
union
select repeated_follow_ups.arrival from staging.repeated_follow_ups
