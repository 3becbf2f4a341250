using System.Diagnostics;
using System.Globalization;
using DuckDB.NET.Data;
using FamilyDoctor.Analytics.Rules.Indicators;
using FamilyDoctor.Analytics.Rules.Payouts;
using FamilyDoctor.Analytics.Rules.Schemes;
using FamilyDoctor.Analytics.Rules.Scoring;

namespace FamilyDoctor.Analytics.Benchmarks;

/// <summary>Every contract of a city under the per-resident scheme: SQL groups equal contracts, Rules scores each kind once, SQL joins back.</summary>
static class ContractBenchmark
{
    public static void Run(int contracts, Scheme scheme)
    {
        var folder = Directory.CreateTempSubdirectory("fda-contracts-").FullName;
        try
        {
            using var duck = new DuckDBConnection($"Data Source={Path.Combine(folder, "contracts.duckdb")}");
            duck.Open();
            EngineBenchmark.Execute(duck, $"set memory_limit = '500MB'; set threads = 2; set temp_directory = '{folder}'");
            EngineBenchmark.Execute(duck, Contracts(contracts));
            var keys = scheme.Indicators.Select(own => own.Key).ToArray();
            var clock = Stopwatch.StartNew();
            EngineBenchmark.Execute(duck, "create table kinds as select row_number() over () as kind, * from (select distinct " + string.Join(", ", keys) + " from contracts)");
            EngineBenchmark.Execute(duck, "create table results (kind bigint, total decimal(9, 2), amount_fen bigint)");
            var grouped = clock.Elapsed;
            var (kinds, nodes) = Score(duck, scheme, keys);
            var scored = clock.Elapsed;
            EngineBenchmark.Execute(duck, "create table paid as select contracts.contract, results.total, results.amount_fen from contracts inner join kinds on "
                + string.Join(" and ", keys.Select(key => $"kinds.{key} = contracts.{key}")) + " inner join results on results.kind = kinds.kind");
            var all = clock.Elapsed;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{contracts} contracts of {kinds} kinds: {all.TotalSeconds:0.0} s (grouped {grouped.TotalSeconds:0.0}, scored and paid {(scored - grouped).TotalSeconds:0.0}, joined back {(all - scored).TotalSeconds:0.0}); bare grouping and joining are {1 - ((scored - grouped) / all):0%} of it"));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{nodes / (scored - grouped).TotalSeconds / 1e6:0.00} million node values a second, payment and both ways to the database included"));
            using var count = duck.CreateCommand();
            count.CommandText = "select count(*) from paid";
            Console.WriteLine($"{count.ExecuteScalar()} rows written; peak memory {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576} MB");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static (long Kinds, long Nodes) Score(DuckDBConnection duck, Scheme scheme, string[] keys)
    {
        using var command = duck.CreateCommand();
        command.CommandText = "select * from kinds";
        using var reader = command.ExecuteReader();
        using var results = duck.CreateAppender("results");
        // one dictionary for all: a scorecard keeps the values it needs
        var values = new Dictionary<string, IndicatorValue>(StringComparer.Ordinal) { ["effective_contract"] = IndicatorValue.Of(1, 1) };
        var perCard = scheme.AllNodes().Count() + 1;
        var kinds = 0L;
        while (reader.Read())
        {
            for (var i = 0; i < keys.Length; i++)
            {
                var number = reader.GetInt32(i + 1);
                values[keys[i]] = number < 0 ? IndicatorValue.NotReported : IndicatorValue.Of(number, 1);
            }

            var card = Scorer.Score(scheme, values);
            var payee = new Payee("contract", card, values);
            var amount = 0L;
            foreach (var line in scheme.PayoutLines)
                amount += Earnings.Of(line, [payee])[0].EarnedFen;
            results.CreateRow().AppendValue(reader.GetInt64(0)).AppendValue(card.Total).AppendValue(amount).EndRow();
            kinds++;
        }

        results.Close();
        return (kinds, kinds * perCard);
    }

    // one resident in six is in no key group; −1 is not reported; team education is one number per team of about 1,665
    static string Contracts(int contracts) => $"""
        create table contracts as
        with drawn as (
          select number as contract, number // 1665 as team, hash(number, 1) % 1000 as groups, hash(number, 2) as a, hash(number, 3) as b, hash(number, 4) as c
          from range({contracts}) as numbers (number)
        )
        select
          contract,
          (a % 100 < 97)::integer as archive_complete, ((a // 100) % 100 < 92)::integer as health_record, ((a // 10000) % 100 < 85)::integer as contacted,
          ((a // 1000000) % 100 < 70)::integer as card_service, ((a // 100000000) % 100 < 60)::integer as consulted, (hash(team, 5) % 15)::integer as education_events,
          ((b // 100) % 100 < 75)::integer as annual_report,
          case when groups < 170 then ((b // 10000) % 100 < 80)::integer else -1 end as record_viewed,
          case when groups between 170 and 569 then ((b // 1000000) % 100 < 67)::integer else -1 end as elderly_exam,
          case when groups between 170 and 569 then ((b // 100000000) % 100 < 30)::integer else -1 end as elderly_visit,
          case when groups between 570 and 589 then ((c // 100) % 100 < 85)::integer else -1 end as maternity_services,
          case when groups between 570 and 589 then ((c // 10000) % 100 < 60)::integer else -1 end as maternity_visit,
          case when groups between 590 and 699 then ((c // 1000000) % 100 < 90)::integer else -1 end as child_exams,
          case when groups between 590 and 699 then ((c // 100000000) % 100 < 40)::integer else -1 end as child_visit,
          case when groups between 470 and 979 and groups not between 570 and 699 then ((c // 10) % 6)::integer else -1 end as chronic_follow_ups,
          case when groups between 470 and 979 and groups not between 570 and 699 then ((c // 1000) % 100 < 50)::integer else -1 end as chronic_visit,
          case when groups >= 980 then ((c // 100000) % 100 < 80)::integer else -1 end as special_follow_up,
          case when groups >= 980 then ((c // 10000000) % 100 < 80)::integer else -1 end as special_record,
          case when (a // 10000000000) % 100 < 40 then -1 else (3 + (b // 10000000000) % 13)::integer end as rating_sum
        from drawn
        """;
}
