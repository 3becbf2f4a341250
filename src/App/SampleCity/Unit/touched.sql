-- One row is what a cheating team of the unit did, counted: how many rows or people were touched in one way.
with counts as (
  select team_no, 'D01' as detector, count(*) as touched from contracts join city.conduct using (team_no)
  where burst > 0e0 and contract_year = 2 and effective_on between burst_day(team_no, 1e0) and burst_day(team_no, 0e0)
  group by team_no
  union all
  select team_no, 'D02', count(*) from contracts where is_batch group by team_no
  union all
  select team_no, 'D04', count(distinct person_no) from contracts join city.conduct using (team_no)
  where u(bits('service.none', person_no), 0) < idle group by team_no
  union all
  select contacts.team_no, 'D06', count(*)
  from (
    select services.team_no, person_no, served_at::date as day from services
    union all
    select team_no, person_no, followed_on from follow_ups
  ) as contacts
  join residents using (person_no)
  where day > died_on group by contacts.team_no
  union all
  select team_no, 'D10', count(*) from residents join city.conduct using (team_no)
  where (signed_1 or signed_2) and u(bits('conduct.phone', person_no), 0) < shared_phone group by team_no
  union all
  select team_no, 'D15', count(*) from follow_ups where is_clone group by team_no
  union all
  select team_no, 'D17', count(*) from follow_ups join city.conduct using (team_no)
  where heaped > 0e0 and not is_clone and systolic = 138 and diastolic = 88 group by team_no
)
select team_no, detector, touched from counts
