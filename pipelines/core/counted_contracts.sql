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
    row_number() over (
      partition by contracts.person order by contracts.effective_on, contracts.contract
    )::smallint as ordinal,
    contracts.effective_on < max(contracts.end_on) over (
      partition by contracts.person
      order by contracts.effective_on, contracts.contract
      rows between unbounded preceding and 1 preceding
    ) as is_overlapping,
    contracts.team_no,
    contracts.package,
    contracts.is_usual
  from core.contracts
  where contracts.effective_on < contracts.end_on
),
overlapping_persons as (
  select distinct contracts.person from contracts where contracts.is_overlapping
),
overlapping as (
  select contracts.person, contracts.ordinal, contracts.contract, contracts.signed_on, contracts.effective_on, contracts.end_on
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
chosen as (
  select
    pieces.person,
    pieces.from_on,
    pieces.to_on,
    overlapping.ordinal,
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
  contracts.ordinal,
  contracts.contract,
  contracts.team_no,
  contracts.package,
  contracts.is_usual,
  contracts.signed_on,
  contracts.effective_on,
  contracts.end_on,
  coalesce(chosen.from_on, contracts.effective_on) as from_on,
  coalesce(chosen.to_on, contracts.end_on) as to_on,
  overlapping_persons.person is not null as is_overlapping
from contracts
left join overlapping_persons on overlapping_persons.person = contracts.person
left join chosen
  on chosen.person = contracts.person and chosen.ordinal = contracts.ordinal and chosen.preference = 1
where overlapping_persons.person is null or chosen.person is not null
