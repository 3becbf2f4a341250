-- One row is a team and how well it does each part of its work. Neglect is 1 in the middle, seldom above 3, and mostly the same team's in
-- all parts; every spread is the quantiles in shuffled order, so that a small city has the same as a large one.
with ranked as (
  select
    number::integer as team_no,
    quantile_of('team.standing', number) as standing,
    quantile_of('team.coverage', number) as coverage,
    quantile_of('team.diligence', number) as diligence,
    quantile_of('team.follow', number) as follow,
    quantile_of('team.control', number) as control,
    quantile_of('team.satisfaction', number) as satisfaction,
    quantile_of('team.grassroots', number) as grassroots,
    quantile_of('team.cost', number) as cost,
    quantile_of('team.zero', number) as zero,
    quantile_of('team.renewal', number) as renewal
  from range(1, getvariable('teams') + 1) as numbers(number)
)
select
  team_no,
  -- added to what the unit signs
  within_limits(0.080e0 - 0.065e0 * neglect(standing, coverage, 0.80e0), -0.30e0, 0.10e0) as coverage_shift,
  within_limits(0.805e0 + 0.030e0 * standing + 0.055e0 * renewal, 0.65e0, 0.95e0) as renewal_share,
  -- how many of the due services of a person are done, and how many persons are never served
  within_limits(0.940e0 - 0.145e0 * neglect(standing, diligence, 0.88e0), 0.45e0, 0.97e0) as diligence,
  within_limits(0.010e0 + 0.060e0 * neglect(standing, diligence, 0.88e0), 0.02e0, 0.35e0) as idle_share,
  -- patients who are seen face to face every quarter
  within_limits(0.915e0 - 0.190e0 * neglect(standing, follow, 0.88e0), 0.25e0, 0.95e0) as follow_share,
  within_limits(0.775e0 - 0.066e0 * neglect(standing, control, 0.80e0), 0.36e0, 0.90e0) as control_share,
  within_limits(0.970e0 - 0.065e0 * neglect(standing, satisfaction, 0.80e0), 0.60e0, 0.98e0) as satisfied_share,
  within_limits(0.088e0 - 0.064e0 * neglect(standing, grassroots, 0.80e0), -0.30e0, 0.12e0) as grassroots_shift,
  -- what a visit of its people costs more than the year before, beyond what institutions raise
  within_limits(-0.036e0 + 0.041e0 * neglect(standing, cost, 0.80e0), -0.04e0, 0.11e0) as cost_growth,
  within_limits(0.56e0 + 0.10e0 * zero, 0.28e0, 0.88e0) as zero_share
from ranked
