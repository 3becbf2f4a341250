-- One row is a visit as it is sent, in the order of the files: a file then reads its own rows, not those of the whole unit.
select * from own_visits
union all
select * from referred_visits
order by sender_no, month, visited_at, visit_no
