-- One row is a centre's income and its cost of staff in a year.
select
  institution,
  getvariable('sheet_year') as year,
  200000000::bigint + 1000000 * part_of(bits('income', institution_no), 0, 7) as subsidy_fen,
  500000000::bigint + 1000000 * part_of(bits('income', institution_no), 8, 8) as medical_fen,
  30000000::bigint + 100000 * part_of(bits('income', institution_no), 20, 7) as contract_fee_fen,
  450000000::bigint + 1000000 * part_of(bits('income', institution_no), 32, 7) as staff_cost_fen
from city.institutions
where unit_no = getvariable('unit') and centre_no = institution_no
