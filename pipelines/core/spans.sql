-- 一行是一名居民由一份协议计数的一段日子 [from_on, to_on);同一人各段不重叠。
-- D1:几份协议同时有效时,最后签的计数,同日签的取编号小者。重叠的人少,只把他们的日子切成小段再逐段挑选。
with
contracts as (
  select contracts.contract_no, contracts.person, contracts.signed_on, contracts.effective_on, contracts.end_on
  from core.contracts
  where contracts.effective_on < contracts.end_on
),
compared as (
  select
    contracts.person,
    contracts.effective_on < max(contracts.end_on) over (
      partition by contracts.person
      order by contracts.effective_on, contracts.contract_no
      rows between unbounded preceding and 1 preceding
    ) as is_overlapping
  from contracts
),
overlapping_persons as (
  select distinct compared.person from compared where compared.is_overlapping
),
overlapping as (
  select contracts.contract_no, contracts.person, contracts.signed_on, contracts.effective_on, contracts.end_on
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
covered as (
  select
    overlapping.contract_no,
    pieces.person,
    pieces.from_on,
    pieces.to_on,
    row_number() over (
      partition by pieces.person, pieces.from_on
      order by overlapping.signed_on desc, overlapping.contract_no
    ) as preference
  from pieces
  join overlapping
    on overlapping.person = pieces.person
    and overlapping.effective_on <= pieces.from_on
    and overlapping.end_on >= pieces.to_on
),
counted as (
  select contracts.contract_no, contracts.person, contracts.effective_on as from_on, contracts.end_on as to_on
  from contracts
  anti join overlapping_persons on overlapping_persons.person = contracts.person
  union all
  select covered.contract_no, covered.person, covered.from_on, covered.to_on
  from covered
  where covered.preference = 1
)
select counted.contract_no, counted.person, counted.from_on, counted.to_on
from counted
