-- 这个机构历年的签约服务费收入。
select
  institution_income.institution,
  null::varchar as team,
  null::varchar as operator,
  'income' as kind,
  institution_income.year::varchar as key,
  null::bigint as person,
  make_date(institution_income.year::integer, 12, 31) as happened_on,
  '签约服务费收入 ' || (institution_income.contract_fee_fen // 100)::varchar || ' 元,医疗收入 ' || (institution_income.medical_fen // 100)::varchar || ' 元' as what
from staging.institution_income
where institution_income.institution in (select suspects.institution from flags.suspects)
