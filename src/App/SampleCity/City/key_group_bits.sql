-- The key groups as bits of one mask, so that a person's groups are one number.
select unnest(['elderly', 'maternal', 'child', 'disabled', 'hypertension', 'diabetes', 'tuberculosis', 'psychosis', 'poverty', 'special_family']) as key_group,
  unnest([1, 2, 4, 8, 16, 32, 64, 128, 256, 512])::integer as bit
