-- One row is a package: the basic one, which costs the resident nothing, and personal ones for a key group.
select
  unnest(['JC01', 'GX01', 'GX02', 'GX03', 'GX04', 'GX05']) as package,
  unnest(['基本服务包', '老年人健康包', '高血压管理包', '糖尿病管理包', '儿童保健包', '孕产妇保健包']) as package_name,
  unnest(['basic', 'personal', 'personal', 'personal', 'personal', 'personal']) as kind,
  unnest([0, 6000, 9000, 9000, 4000, 6000])::bigint as price_fen,
  unnest([null, 'elderly', 'hypertension', 'diabetes', 'child', 'maternal']) as made_for
