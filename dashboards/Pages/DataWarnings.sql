-- scope: all, which table a check is about names nobody; how many rows it found is shown to the city alone
-- For every table the checks that found something in it or in what it was made of; scores and payments are made of indicators and heads.
with recursive made_of as (
    select lineage.table, lineage.uses from meta.lineage as lineage
    union
    select 'indicators.values', lineage.table from meta.lineage as lineage where starts_with(lineage.table, 'indicators.')
    union
    select assessed.name, used.name
    from (values ('scores'), ('payouts')) as assessed (name)
    cross join (values ('indicators.values'), ('marts.payable_heads'), ('marts.payable_groups'), ('core.teams')) as used (name)
),
reached as (
    select made_of.table, made_of.uses from made_of
    union
    select reached.table, made_of.uses
    from reached
    inner join made_of on made_of.table = reached.uses
),
found as (
    select checks.model, checks.check, checks.severity, checks.failures, checks.rows as row_count
    from meta.checks as checks
    where checks.failures > 0
)
select found.model as table, found.model, found.check, found.severity, found.failures, found.row_count
from found
union all
select reached.table, found.model, found.check, found.severity, found.failures, found.row_count
from found
inner join reached on reached.uses = found.model
order by all
