-- 一行是首个载入月份以来的一次就诊,已接上居民的居住单元和就诊当天归属的团队,只留数字列,供各指标反复扫描。
-- 归属用 D1 的 90 天连续。category 是 ICD-10 三位类目的数字(I10 → 810;& 223 使小写等同大写),不是一个字母加两位数字开头的当作没有诊断(D6)。
-- 只用函数、不用 case:函数只在诊断的字典上算,case 要逐行算。
-- evidence_segment_on:在签约机构有基金结算的就诊是做实的独立证据(D5),记下它所在协议年度段的第一天。
with
visits as (
  select
    visits.person,
    visits.institution,
    cast(visits.visited_at as date) as visited_on,
    (epoch_us(visits.visited_at) // 60000000 % 1440)::smallint as minute_of_day,
    visits.kind,
    (
      ((ascii(visits.diagnosis) & 223) - 65) * 100
      + try_cast(regexp_extract(visits.diagnosis, '^[A-Za-z]([0-9][0-9])', 1) as smallint)
    )::smallint as category,
    visits.cost_fen,
    visits.fund_fen,
    visits.arrival
  from staging.visits
  where visits.visited_at >= (select calendar.first_on from core.calendar)
),
placed as (
  select
    visits.person,
    persons.unit_no,
    coalesce(persons.is_usual, false) as is_usual,
    spans.team_no,
    spans.ordinal,
    spans.to_on,
    spans.effective_on,
    coalesce(spans.institution_no = institutions.institution_no, false) as is_contracted,
    institutions.institution_no,
    visits.visited_on,
    visits.minute_of_day,
    cast(visits.kind as enum ('outpatient', 'emergency', 'inpatient', 'checkup', 'vaccination', 'antenatal', 'dialysis')) as kind,
    visits.category,
    visits.cost_fen,
    visits.fund_fen,
    visits.arrival
  from visits
  join core.institutions on institutions.institution = visits.institution
  left join core.persons on persons.person = visits.person
  left join core.spans
    on spans.person = visits.person
    and spans.from_on <= visits.visited_on
    and spans.bridged_to_on > visits.visited_on
)
select
  placed.person,
  placed.unit_no,
  placed.is_usual,
  placed.team_no,
  placed.ordinal,
  placed.is_contracted,
  case
    when placed.is_contracted and placed.fund_fen > 0 and placed.visited_on < placed.to_on
      then (placed.effective_on + to_months(
        (date_sub('month', placed.effective_on, placed.visited_on) // 12 * 12)::integer
      ))::date
  end as evidence_segment_on,
  placed.institution_no,
  placed.visited_on,
  date_diff('month', calendar.first_on, placed.visited_on)::tinyint as bit,
  placed.minute_of_day,
  placed.kind,
  placed.category,
  placed.cost_fen,
  placed.fund_fen,
  placed.arrival
from placed
cross join core.calendar
