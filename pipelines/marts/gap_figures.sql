-- 一行是一个没有收到就诊的报送方和月份,在一个考核单元(空文字为全市)使哪一类数字数据不全(D18)。
-- 缺得少、不到不发布的程度时,没有行;“退”的同样算没有收到。
select
  completeness.sender,
  completeness.month,
  incomplete.unit,
  completeness.state,
  'visits' as figures,
  incomplete.missing_share
from marts.completeness
join marts.incomplete on incomplete.month = completeness.month
where
  completeness.source = 'visits'
  and completeness.state in ('缺', '退')
  and list_contains(string_split(incomplete.senders, '、'), completeness.sender)
