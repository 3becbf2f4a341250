-- Randomness without a generator: every draw is a hash of seed, purpose and the number of what it is drawn for, so a row gets the same
-- values whatever the thread, the order or the chunk it is made in. hash() of one integer mixes fully; hash(a, b) only xors the last
-- part in, which is why the purpose is hashed alone and mixed into the number before the outer hash.
create macro bits(purpose, id) as hash(xor(id::ubigint, hash(purpose, getvariable('seed'))));

-- Four independent uniforms in (0, 1) lie in one draw: part 0 to 3.
-- (Constants of the same type as the hash: with plain integers every operation would go through 128 bits.)
create macro u(draw, part) as ((((draw) >> (16 * part)::ubigint) & 65535::ubigint)::integer + 0.5e0) * 0.0000152587890625e0;

-- Some bits of a draw as a number: `width` of them from bit `place` on.
create macro part_of(draw, place, width) as (((draw) >> place::ubigint) & ((1 << width) - 1)::ubigint)::integer;

-- Sum of four uniforms, standardised: normal enough, and never beyond 3.5 deviations.
create macro normal(draw) as (u(draw, 0) + u(draw, 1) + u(draw, 2) + u(draw, 3) - 2e0) * 1.7320508e0;

-- Normal quantile to within 0.03 between 1 % and 99 %, which is all a spread of teams needs.
create macro probit(share) as sign(share - 0.5e0) * 5.5556e0
  * (1e0 - pow(least(share, 1e0 - share) / greatest(share, 1e0 - share), 0.1186e0));

create macro within(low, high, share) as low + (high - low) * share;

create macro within_limits(wanted, low, high) as least(high, greatest(low, wanted));

-- The normal quantile of a team's place among all teams in an order shuffled for one purpose.
create macro quantile_of(purpose, team) as
  probit((row_number() over (order by bits(purpose, team), team) - 0.5e0) / getvariable('teams'));

-- Log-normal around 1 from what a team is like in all its work and in this part of it; loyalty is the weight of the former.
create macro neglect(standing, own, loyalty) as exp(-0.80e0 * (loyalty * standing + sqrt(1e0 - loyalty * loyalty) * own));

create macro digit(number, place) as ((number // place) % 10);

-- GB 11643: the 18th character from the first 17 digits, here as one number.
create macro id_check(number) as '10X98765432'[1 + (
    7 * digit(number, 10000000000000000) + 9 * digit(number, 1000000000000000) + 10 * digit(number, 100000000000000)
  + 5 * digit(number, 10000000000000) + 8 * digit(number, 1000000000000) + 4 * digit(number, 100000000000)
  + 2 * digit(number, 10000000000) + 1 * digit(number, 1000000000) + 6 * digit(number, 100000000)
  + 3 * digit(number, 10000000) + 7 * digit(number, 1000000) + 9 * digit(number, 100000)
  + 10 * digit(number, 10000) + 5 * digit(number, 1000) + 8 * digit(number, 100)
  + 4 * digit(number, 10) + 2 * digit(number, 1)) % 11];

create macro epoch_day(day) as (day - date '1970-01-01');

create macro at_minute(day, minute) as make_timestamp(epoch_day(day) * 86400000000 + minute::bigint * 60000000);

-- Offices work: what falls on a weekend moves, for most, to the Monday after.
create macro workday(day, share) as
  day + case when share < 0.65 and isodow(day) > 5 then 8 - isodow(day)::integer else 0 end;

-- GB 32100: the 18th character of a unified social credit code from the first 17.
create macro credit_check(code) as '0123456789ABCDEFGHJKLMNPQRTUWXY'[1 + (31 - list_sum([
  (instr('0123456789ABCDEFGHJKLMNPQRTUWXY', code[place]) - 1) * [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28][place]
  for place in range(1, 18)])::integer % 31) % 31];

-- Months from 0, the first; what is older counts to the first, no day gives no month.
create macro month_no(day) as case when day is not null
  then greatest(0, (year(day) - year(getvariable('first_day'))) * 12 + month(day) - 1)::smallint end;

-- The day of the year, from 0, on which a new contract takes effect: in the season of the team, or on any day.
create macro start_of_contract(draw, season_share, season_starts) as case
  when u(draw, 0) < season_share then season_starts + floor(28e0 * u(draw, 1))::integer
  else floor(360e0 * u(draw, 1))::integer end;

-- Days between the end of a contract and the next: half follow at once, few after a month, late ones beyond what counts as renewal.
create macro renewal_gap(draw, is_late) as case
  when is_late then 92 + floor(120e0 * u(draw, 1))::integer
  when u(draw, 0) < 0.50e0 then 0
  when u(draw, 0) < 0.88e0 then 1 + floor(30e0 * u(draw, 1))::integer
  else 31 + floor(54e0 * u(draw, 1))::integer end;

create macro burst_day(team_no, share) as
  (make_date(getvariable('year')::integer, 6 + 3 * (team_no % 3), 1) + interval 1 month)::date - 1 - floor(6e0 * share)::integer;

-- When a record is typed in: most within days (geometric, median two), one in ten weeks later.
create macro entry_lag(share) as case
  when share < 0.90e0 then floor(ln(1e0 - share / 0.90e0 * 0.9999e0) / ln(0.72e0))::integer
  else 10 + floor(300e0 * (share - 0.90e0))::integer end;

create macro entry_time(day, draw, other) as
  at_minute(day + entry_lag(u(draw, 3)), 600 + 440e0 * u(other, 3)) + to_seconds(part_of(other, 10, 12) % 60);

-- A reading between low and low + width: rounded down to a zero, or ending in any other digit, most in 8 and 5.
create macro pressure(low, width, share, is_zero, digit_share) as
  case
    when is_zero then (low + 9) // 10 * 10 + 10 * floor(share * ((width - ((low + 9) // 10 * 10 - low) + 9) // 10))::integer
    else low // 10 * 10 + 10 * floor(share * ((width + low % 10) // 10))::integer
      + case when digit_share < 0.30e0 then 8 when digit_share < 0.50e0 then 5 when digit_share < 0.65e0 then 6 when digit_share < 0.82e0 then 2 else 4 end
  end;
