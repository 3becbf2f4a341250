-- What heads a fee may count.
-- scope: all, names are no data of anybody
select eligibilities.eligibility as key, eligibilities.eligibility_name as name
from core.eligibilities as eligibilities
order by eligibilities.eligibility
