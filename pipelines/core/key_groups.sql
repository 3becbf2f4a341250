-- 一行是一个重点人群;bit 是它在 core.segments.group_bits 里的位置。
select key_groups.key_group, key_groups.bit::tinyint as bit
from (
  values
    ('elderly', 0), ('maternal', 1), ('child', 2), ('disabled', 3), ('hypertension', 4),
    ('diabetes', 5), ('tuberculosis', 6), ('psychosis', 7), ('poverty', 8), ('special_family', 9)
) as key_groups (key_group, bit)
