-- 一行是一份重复签约的协议:它有效,但有些月末由同一人另一份更晚签的协议计数(D1 的“重复签约”)。
select overlapping_contracts.contract, overlapping_contracts.person, overlapping_contracts.team_no, overlapping_contracts.duplicate_mask
from core.overlapping_contracts
where overlapping_contracts.duplicate_mask <> 0
