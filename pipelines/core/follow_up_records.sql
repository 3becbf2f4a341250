-- 一行是首个载入月份以来的一次慢病随访,已接上团队,只留核对用得着的列。
-- 团队先看随访人工号属于谁;工号没有登记的,归当时(或此前最近一次)签约的团队:死亡、到期以后的随访也要有归处。
with
records as (
  select
    follow_ups.person,
    follow_ups.disease::enum ('hypertension', 'diabetes') as disease,
    institutions.institution_no,
    follow_ups.followed_on,
    follow_ups.operator,
    staff.team_no,
    follow_ups.systolic::smallint as systolic,
    follow_ups.diastolic::smallint as diastolic,
    (follow_ups.glucose * 10)::smallint as glucose_tenths,
    (follow_ups.weight * 10)::smallint as weight_tenths,
    follow_ups.heart_rate::smallint as heart_rate,
    follow_ups.medication::enum ('regular', 'irregular', 'none') as medication,
    follow_ups.entered_at
  from staging.follow_ups
  left join core.institutions on institutions.institution = follow_ups.institution
  left join core.staff on staff.staff_no = follow_ups.operator
  where follow_ups.followed_on >= (select calendar.first_on from core.calendar)
),
unplaced as (
  select distinct records.person, records.followed_on from records where records.team_no is null
),
signed as (
  select
    unplaced.person,
    unplaced.followed_on,
    max(spans.from_on) as from_on
  from unplaced
  join core.spans on spans.person = unplaced.person and spans.from_on <= unplaced.followed_on
  group by unplaced.person, unplaced.followed_on
),
placed as (
  select signed.person, signed.followed_on, spans.team_no
  from signed
  join core.spans on spans.person = signed.person and spans.from_on = signed.from_on
)
select
  records.person,
  records.disease,
  records.institution_no,
  records.followed_on,
  records.operator,
  coalesce(records.team_no, placed.team_no) as team_no,
  records.systolic,
  records.diastolic,
  records.glucose_tenths,
  records.weight_tenths,
  records.heart_rate,
  records.medication,
  records.entered_at
from records
left join placed on placed.person = records.person and placed.followed_on = records.followed_on
