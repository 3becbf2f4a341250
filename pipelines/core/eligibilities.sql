-- 结算资格:方案 payout 的 eligibility 只能写这里的代码,marts.payable_heads 按它们数人头。
select
  eligibilities.eligibility,
  eligibilities.eligibility_name
from (
  values
  ('signed_persons', '签约居民'),
  ('usual_resident', '常住签约居民'),
  ('employee_insured', '参加职工医保的签约居民'),
  ('resident_insured', '参加居民医保的签约居民'),
  ('received', '已收个人缴费')
) as eligibilities (eligibility, eligibility_name)
