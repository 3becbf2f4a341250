using System.Globalization;
using Dapper;
using DuckDB.NET.Data;
using FamilyDoctor.Analytics.Warehouse;

namespace FamilyDoctor.Analytics.Browser.Tests;

/// <summary>A version with next to nothing in it, for what does not depend on the pipeline: two units, arrivals and rejects.</summary>
static class HandMadeWarehouse
{
    public static void Publish(DataFolder data, string version)
    {
        Directory.CreateDirectory(data.Warehouse);
        Directory.CreateDirectory(data.Lake);
        Directory.CreateDirectory(data.Runs);
        using (var connection = new DuckDBConnection($"Data Source={data.VersionFile(version)}"))
        {
            connection.Open();
            connection.Execute(string.Create(CultureInfo.InvariantCulture, $"""
                create schema meta;
                create schema core;
                create table meta.version as
                    select '{version}' as version, '2025' as period, date '2026-01-01' as as_of, 'test' as program, '2024-01' as first_month, '2025-12' as last_month, {VersionReader.Format} as format;
                create table core.institutions as
                    from (values ('990101001', '990101'), ('990102001', '990102')) as institutions (institution, unit);
                create table meta.definitions as
                    from (values ('sources', 'visits', '就诊', 'sources/visits.yaml', '')) as definitions (kind, id, title, file, text);
                create table meta.arrivals as
                    select
                        cast(number as integer) as arrival, 'visits' as source,
                        if(number % 2 = 0, '990102001', '990101001') as sender, '2025-' || lpad(cast(1 + number % 12 as varchar), 2, '0') as period,
                        'inbox/' || sender || '/' || period || '/visits.csv' as file, 'abc' as hash, 1000 * number as bytes, 'UTF-8' as encoding,
                        100 * number as rows, 100 * number - number as accepted, number as rejected,
                        cast(if(number = 9, 4, 0) as bigint) as held, if(number = 9, '合计与落款 1 行', '') as passed_over,
                        if(number = 7, 'refused', 'current') as state, if(number = 7, '缺少必填列“就诊编号”', null) as reason
                    from range(1, 241) as numbers (number);
                create table meta.rejects as
                    select
                        arrivals.arrival, arrivals.source, arrivals.sender, arrivals.period, arrivals.file, line, line as record,
                        '就诊时间' as column_title, '2025-02-3' || line as found, '日期时间，如 2025-01-05 08:30' as expected, '不是日期时间' as reason
                    from meta.arrivals as arrivals, range(2, 5) as lines (line)
                    where arrivals.arrival <= 60;
                """));
            HandMadeCity.Add(connection);
            HandMadeTeams.Add(connection);
        }

        File.WriteAllText(data.CurrentFile, version + "\n");
    }

    public static void WriteRun(DataFolder data, int number, params string[] lines)
    {
        Directory.CreateDirectory(data.Runs);
        File.WriteAllLines(Path.Combine(data.Runs, number.ToString(CultureInfo.InvariantCulture) + ".jsonl"), lines);
    }
}
