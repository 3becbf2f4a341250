select
  visits.*, visit_no::varchar as visit, institutions.institution, cost_fen::bigint * fund_percent // 100 as fund_fen
from visits
join city.institutions using (institution_no)
where month = getvariable('month') and visits.sender_no = getvariable('sender')
