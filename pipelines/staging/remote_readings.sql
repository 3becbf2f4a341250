-- 一行是一次居家设备测量。截至日及以后测量的不算;同一键以最后到达的为准。
with
latest as (
  select remote_readings.reading, max(remote_readings.arrival) as arrival
  from lake.remote_readings
  group by remote_readings.reading
)
select
  remote_readings.reading,
  remote_readings.person,
  remote_readings.device,
  remote_readings.measured_at,
  remote_readings.kind,
  remote_readings.systolic,
  remote_readings.diastolic,
  remote_readings.glucose,
  remote_readings.arrival
from lake.remote_readings
join latest on latest.reading = remote_readings.reading and latest.arrival = remote_readings.arrival
cross join staging.run
where remote_readings.measured_at < run.as_of
