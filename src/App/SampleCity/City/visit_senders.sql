-- One row is a sender of visits.
select distinct
  institutions.sender_no,
  coalesce(senders.institution, units.unit) as sender,
  institutions.unit_no,
  coalesce(hospitals.is_city, false) as is_city,
  hospitals.institution_no is not null as is_hospital
from city.institutions
join city.units using (unit_no)
left join city.institutions as senders on senders.institution_no = institutions.sender_no
left join city.hospitals on hospitals.institution_no = institutions.sender_no
