-- One row per team, in the order in which reviewers should look: the evidence of each detector counts once, by its strongest test.
create table flags.teams as
with
by_detector as (
    select tests.team, tests.detector, max(tests.evidence) as evidence
    from flags.tests as tests
    where tests.team is not null
    group by tests.team, tests.detector
),
totals as (
    select team, sum(evidence) as evidence from by_detector group by team
),
found as (
    select
        team,
        count(distinct detector) filter (where severity = 'serious') as serious,
        count(distinct detector) filter (where severity = 'watch') as watch,
        count(distinct detector) filter (where severity = 'info') as info,
        bool_or(code = 'D24') as is_top_with_weak_evidence
    from flags.flags
    where team is not null
    group by team
),
at_stake as (
    select team, sum(flagged_fen)::bigint as flagged_fen, sum(paid_fen)::bigint as paid_fen from flags.money group by team
),
listed as (
    select
        teams.team, teams.institution, teams.unit, coalesce(totals.evidence, 0)::decimal(9, 4) as evidence,
        coalesce(found.serious, 0) as serious, coalesce(found.watch, 0) as watch, coalesce(found.info, 0) as info,
        coalesce(found.is_top_with_weak_evidence, false) as is_top_with_weak_evidence,
        ranks.rank as score_rank, at_stake.flagged_fen, at_stake.paid_fen
    from core.teams as teams
    left join totals on totals.team = teams.team
    left join found on found.team = teams.team
    left join scores.main as ranks on ranks.team = teams.team
    left join at_stake on at_stake.team = teams.team
)
select
    row_number() over (order by evidence desc, team) as place,
    listed.*,
    row_number() over (order by evidence desc, team) <= ceil(count(*) over () * $budget) as is_within_budget
from listed
order by place
