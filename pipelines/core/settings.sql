-- 一行,集中全部口径常数;各模型只从这里取。卫健委改口径,改这一个文件(等号左边是值,旁边是出处)。
select
  -- 4.4:D1 门诊部、D2 诊所是否算基层。算与不算,基层占比相差约 13 个百分点
  true as private_clinics_are_grassroots,
  -- D8:老年人的起点年龄
  65 as elderly_from_age,
  -- D6:一般病种的首诊间隔(天),与慢病清单的首诊间隔
  30 as episode_gap_days,
  365 as chronic_gap_days,
  -- D6:上转被接收后这些天内的医院就诊归转出的那次病程
  14 as referral_days,
  -- D6:门诊里没有诊断的超过这一比例,首诊率为数据不全
  0.10::decimal(9, 6) as no_diagnosis_limit,
  -- D18:去年同月就诊量的这一比例已报送,数字才发布
  0.99::decimal(9, 6) as completeness_threshold,
  -- 月报的截止:次月第几日(与 calendar.yaml 的月报一致)
  5 as report_due_day,
  -- D1:就诊与服务的归属,空档不超过这些天且由同一机构续上的视为连续
  90 as bridge_days,
  -- D4:本年累计在签满这些天的人才进入有效签约率
  90 as served_minimum_days,
  -- D2:年末在签且本年在签满这些天的人才计入年末结算人数
  90 as payable_minimum_days,
  -- 2.4:血压达标线;65 岁起收缩压放宽
  140 as systolic_limit,
  150 as elderly_systolic_limit,
  90 as diastolic_limit,
  -- 规范:高血压每年面对面随访次数
  4 as hypertension_follow_ups_per_year
