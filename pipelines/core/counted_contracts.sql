-- 一行是一名居民由一份协议计数的一段日子 [from_on, to_on);同一人各段不重叠。ordinal 是此人的第几份协议。
-- 视图,只由 core.spans 读一次。D1:几份协议同时有效时,最后签的计数,同日签的取编号小者。重叠的人少,只把他们的日子切成小段再逐段挑选。
with
contracts as (
  select
    contracts.person,
    contracts.contract,
    contracts.signed_on,
    contracts.effective_on,
    contracts.end_on,
    row_number() over signed as ordinal,
    contracts.effective_on < max(contracts.end_on) over (
      partition by contracts.person
      order by contracts.effective_on, contracts.contract
      rows between unbounded preceding and 1 preceding
    ) as is_overlapping,
    lead(contracts.effective_on) over signed as next_from_on,
    lead(contracts.institution_no) over signed as next_institution_no,
    contracts.team_no,
    contracts.institution_no,
    packages.package_no,
    contracts.is_usual
  from core.contracts
  left join core.packages on packages.package = contracts.package
  where contracts.effective_on < contracts.end_on
  window signed as (partition by contracts.person order by contracts.effective_on, contracts.contract)
),
overlapping_persons as (
  select distinct contracts.person from contracts where contracts.is_overlapping
),
overlapping as (
  select contracts.*
  from contracts
  semi join overlapping_persons on overlapping_persons.person = contracts.person
),
edges as (
  select overlapping.person, overlapping.effective_on as edge_on from overlapping
  union
  select overlapping.person, overlapping.end_on from overlapping
),
pieces as (
  select
    edges.person,
    edges.edge_on as from_on,
    lead(edges.edge_on) over (partition by edges.person order by edges.edge_on) as to_on
  from edges
),
preferred as (
  select
    overlapping.person,
    overlapping.ordinal,
    overlapping.contract,
    overlapping.team_no,
    overlapping.institution_no,
    overlapping.package_no,
    overlapping.is_usual,
    overlapping.signed_on,
    overlapping.effective_on,
    pieces.from_on,
    pieces.to_on,
    row_number() over (
      partition by pieces.person, pieces.from_on order by overlapping.signed_on desc, overlapping.contract
    ) as preference
  from pieces
  join overlapping
    on overlapping.person = pieces.person
    and overlapping.effective_on <= pieces.from_on
    and overlapping.end_on >= pieces.to_on
)
select
  contracts.person,
  contracts.ordinal::smallint as ordinal,
  contracts.contract,
  contracts.team_no,
  contracts.institution_no,
  contracts.package_no,
  contracts.is_usual,
  contracts.signed_on,
  contracts.effective_on,
  contracts.effective_on as from_on,
  contracts.end_on as to_on,
  contracts.next_from_on,
  contracts.next_institution_no,
  false as is_overlapping
from contracts
anti join overlapping_persons on overlapping_persons.person = contracts.person
union all
select
  preferred.person,
  preferred.ordinal::smallint,
  preferred.contract,
  preferred.team_no,
  preferred.institution_no,
  preferred.package_no,
  preferred.is_usual,
  preferred.signed_on,
  preferred.effective_on,
  preferred.from_on,
  preferred.to_on,
  lead(preferred.from_on) over counted,
  lead(preferred.institution_no) over counted,
  true
from preferred
where preferred.preference = 1
window counted as (partition by preferred.person order by preferred.from_on)
