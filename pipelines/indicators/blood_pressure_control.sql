-- 月末在管、本年至少一次随访到期的高血压患者中,本年最近一次读数达标的。归签约团队,未签约的归管理机构。
-- excluded:在管而尚无随访到期的人。口径见 core.hypertension_standings。
select
  hypertension_counts.month as period,
  hypertension_counts.unit as district,
  hypertension_counts.institution,
  hypertension_counts.team,
  hypertension_counts.controlled_count as numerator,
  hypertension_counts.due_count as denominator,
  hypertension_counts.managed_count - hypertension_counts.due_count as excluded
from core.hypertension_counts
