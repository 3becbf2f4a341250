-- The contracts of the teams under suspicion that say something of the year, and what is known of the persons, read once for the evidence queries of all detectors.
-- Of those that had ended before only the last 120 days' ones: a return within 90 days is evidence.
create or replace table flags.contracts as
with
year as (
    select cast(left(run.period, 4) || '-01-01' as date) as first_on from staging.run
),
contracts as (
    select contracts.*
    from staging.contracts as contracts
    cross join year
    where contracts.team in ($teams)
        and (contracts.expires_on >= year.first_on - 120 or contracts.signed_on >= year.first_on or contracts.entered_at >= year.first_on)
),
persons as (
    select persons.person, persons.sex, persons.born_on, persons.died_on from core.persons as persons where persons.person in (select contracts.person from contracts)
),
masks as (
    select masks.* from core.key_group_masks as masks where masks.person in (select contracts.person from contracts)
),
services as (
    select services.person, services.service_mask from core.service_masks as services where services.person in (select contracts.person from contracts)
)
select
    contracts.contract, contracts.person, contracts.team, contracts.signed_on, contracts.effective_on, contracts.expires_on,
    contracts.cancelled_on, contracts.cancel_reason, contracts.renewal, contracts.sign_way, contracts.operator, contracts.entered_at,
    persons.person is not null as is_registered, persons.sex, persons.born_on, persons.died_on,
    masks.maternal_mask, masks.child_mask, masks.elderly_mask, masks.disabled_mask, services.service_mask
from contracts
left join persons on persons.person = contracts.person
left join masks on masks.person = contracts.person
left join services on services.person = contracts.person
