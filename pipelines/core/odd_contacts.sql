-- 一行是一次在日期上说不通的服务或随访:在死亡之后、出生之前、首次签约之前或住院期间。四样在一遍扫描里找齐,各项硬性核对只从这里取。
-- 死亡以死亡登记(医学证明、户籍注销、火化)为准,没有的看居民登记。首次签约只看此人与此团队最早的一份协议。
-- 住院不含入院和出院当天;只看门诊、上门这类见面的服务和随访,电话、微信可以打到病房。
with
deaths as (
  select persons.person, persons.born_on, least(persons.died_on, deaths.died_on) as died_on
  from core.persons
  left join staging.deaths on deaths.person = persons.person
  union all
  select deaths.person, null, deaths.died_on
  from staging.deaths
  anti join core.persons on persons.person = deaths.person
),
dates as (
  select deaths.person, deaths.born_on, deaths.died_on
  from deaths
  where deaths.died_on is not null or deaths.born_on >= (select calendar.first_on from core.calendar)
),
first_signings as (
  select signings.person, signings.team_no, min(signings.signed_on) as signed_on
  from core.signings
  group by signings.person, signings.team_no
),
late_signings as (
  select first_signings.person, first_signings.team_no, first_signings.signed_on
  from first_signings
  where first_signings.signed_on > (select calendar.first_on from core.calendar)
),
stays as (
  select
    admissions.person,
    cast(admissions.admitted_at as date) as admitted_on,
    coalesce(cast(admissions.discharged_at as date), run.as_of) as discharged_on
  from staging.admissions
  cross join staging.run
  where coalesce(cast(admissions.discharged_at as date), run.as_of) - cast(admissions.admitted_at as date) between 2 and 90
),
records as (
  select
    'service' as kind,
    services.service as contact,
    services.person,
    teams.team_no,
    services.operator,
    cast(services.served_at as date) as day,
    case when services.way in ('clinic', 'home') then cast(services.served_at as date) end as face_day
  from staging.services
  join core.teams on teams.team = services.team
  where services.served_at >= (select calendar.first_on from core.calendar)
  union all
  select
    'follow_up',
    follow_ups.follow_up,
    follow_ups.person,
    staff.team_no,
    follow_ups.operator,
    follow_ups.followed_on,
    case when follow_ups.way in ('clinic', 'home') then follow_ups.followed_on end
  from staging.follow_ups
  left join core.staff on staff.staff_no = follow_ups.operator
  where follow_ups.followed_on >= (select calendar.first_on from core.calendar)
),
faced as (
  select
    records.kind,
    records.contact,
    records.person,
    records.team_no,
    records.operator,
    records.day,
    case when records.day > dates.died_on then dates.died_on end as after_death,
    case when records.day < dates.born_on then dates.born_on end as before_birth,
    case when records.kind = 'service' and records.day < late_signings.signed_on then late_signings.signed_on end as before_signing,
    stays.admitted_on as in_hospital
  from records
  left join dates on dates.person = records.person
  left join late_signings on late_signings.person = records.person and late_signings.team_no = records.team_no
  left join stays
    on stays.person = records.person
    and records.face_day > stays.admitted_on
    and records.face_day < stays.discharged_on
  where records.day > dates.died_on
    or records.day < dates.born_on
    or (records.kind = 'service' and records.day < late_signings.signed_on)
    or stays.admitted_on is not null
),
found as (
  unpivot faced on after_death, before_birth, before_signing, in_hospital into name oddity value against_on
),
distinct_found as (
  select found.kind, found.contact, found.person, found.team_no, found.operator, found.day, found.oddity, max(found.against_on) as against_on
  from found
  group by found.kind, found.contact, found.person, found.team_no, found.operator, found.day, found.oddity
),
unplaced as (
  select distinct distinct_found.person, distinct_found.day from distinct_found where distinct_found.team_no is null
),
signed as (
  select unplaced.person, unplaced.day, max(spans.from_on) as from_on
  from unplaced
  join core.spans on spans.person = unplaced.person and spans.from_on <= unplaced.day
  group by unplaced.person, unplaced.day
)
select
  distinct_found.kind,
  distinct_found.contact,
  distinct_found.person,
  coalesce(distinct_found.team_no, spans.team_no) as team_no,
  distinct_found.operator,
  distinct_found.day,
  distinct_found.oddity,
  distinct_found.against_on
from distinct_found
left join signed on signed.person = distinct_found.person and signed.day = distinct_found.day
left join core.spans on spans.person = distinct_found.person and spans.from_on = signed.from_on
