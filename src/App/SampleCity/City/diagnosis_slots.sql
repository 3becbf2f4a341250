-- 1,024 slots over what people come for, in proportion: by season, and for the old with their long illnesses. National codes carry suffixes
-- behind the ICD-10 category.
with causes(code, winter, summer, elder) as (
  values
    ('J06.900', 190, 95, 60), ('J20.900', 75, 30, 35), ('J00.x00', 45, 20, 12), ('J02.900', 30, 25, 8), ('J11.101', 30, 3, 12),
    ('J18.900', 18, 7, 20), ('K29.500', 60, 62, 48), ('K52.916', 18, 48, 14), ('K21.001', 22, 22, 18), ('K02.900', 32, 32, 14),
    ('K04.001', 22, 22, 10), ('M54.500', 52, 48, 60), ('M47.801', 28, 26, 62), ('M17.900', 16, 14, 68), ('M75.000', 16, 14, 24),
    ('N39.000', 20, 26, 26), ('N76.000', 24, 28, 4), ('N40.x00', 6, 6, 34), ('L30.900', 28, 48, 22), ('L20.900', 10, 16, 6),
    ('L23.900', 12, 22, 8), ('H10.900', 14, 24, 10), ('H25.900', 2, 2, 26), ('H66.900', 8, 8, 3), ('R51.x00', 22, 22, 24),
    ('R42.x00', 20, 20, 42), ('R05.x00', 34, 16, 20), ('G47.000', 16, 16, 34), ('T14.100', 24, 32, 12), ('S93.400', 10, 14, 5),
    ('E78.500', 20, 20, 46), ('E04.900', 12, 12, 10), ('D50.900', 8, 8, 8), ('F41.900', 12, 12, 8), ('B35.300', 6, 18, 6),
    ('I25.103', 8, 7, 72), ('I63.900', 5, 4, 42), ('I69.300', 3, 3, 30), ('J44.900', 8, 4, 36), ('J45.900', 12, 9, 14)
),
listed as (
  select code, weight, season, sum(weight) over (partition by season order by code) as weight_to, sum(weight) over (partition by season) as whole
  from (unpivot causes on winter, summer, elder into name season value weight) as long
),
placed as (
  select code, season, unnest(range((((weight_to - weight) * 1024) // whole)::integer, ((weight_to * 1024) // whole)::integer))::integer as slot from listed
)
select
  slot,
  max(code) filter (season = 'winter') as winter,
  max(code) filter (season = 'summer') as summer,
  max(code) filter (season = 'elder') as elder
from placed
group by slot
