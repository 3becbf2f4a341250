-- The year's follow-ups of the teams under suspicion, for their numbers, read once for the evidence queries of all detectors.
create or replace table flags.follow_ups as
with
records as (
    select records.person, records.followed_on, records.disease
    from core.follow_up_records as records
    join core.teams on teams.team_no = records.team_no
    cross join staging.run
    where teams.team in ($teams) and year(records.followed_on)::varchar = left(run.period, 4)
)
select follow_ups.follow_up, follow_ups.person, follow_ups.followed_on, follow_ups.disease
from staging.follow_ups as follow_ups
semi join records on records.person = follow_ups.person and records.followed_on = follow_ups.followed_on and records.disease = follow_ups.disease
