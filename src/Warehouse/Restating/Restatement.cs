using System.Data.Common;
using Dapper;
using DuckDB.NET.Data;

namespace FamilyDoctor.Analytics.Warehouse.Restating;

/// <summary>What late and corrected files have moved: every figure, score and payment that two versions of the warehouse say differently, by name.</summary>
public sealed record Restatement(string From, string To, IReadOnlyList<RestatedRow> Rows)
{
    /// <param name="from">Null for the version built last before the later one.</param>
    /// <param name="to">Null for the current version.</param>
    /// <exception cref="RunException">One of the versions is not there, or this program cannot read it.</exception>
    public static Restatement Read(DataFolder data, string? from, string? to)
    {
        var after = to ?? data.CurrentVersion() ?? throw new RunException($"{data.Root} 还没有发布过任何版本,请先运行 fda run --data {data.Root}");
        var before = from ?? Former(data, after) ?? throw new RunException($"除了 {after} 没有别的版本可以比较");
        using var connection = new DuckDBConnection("Data Source=:memory:");
        try
        {
            connection.Open();
            connection.Execute($"attach {SqlLiteral.Of(FileOf(data, after))} as after (read_only); attach {SqlLiteral.Of(FileOf(data, before))} as before (read_only)");
            foreach (var version in new[] { "before", "after" })
            {
                connection.Execute($"use {version}");
                VersionReader.Demand(connection);
            }

            return new Restatement(before, after, connection.Query<RestatedRow>(EmbeddedSql.Read("Restating.restatement.sql")).AsList());
        }
        catch (DbException failure)
        {
            throw new RunException($"版本 {before} 与 {after} 不能比较,可能是由不同的程序建成的;请重新运行 fda run 后再比({failure.Message.Split('\n')[0]})", failure);
        }
    }

    static string FileOf(DataFolder data, string version)
    {
        var file = data.VersionFile(version);
        return File.Exists(file) ? file : throw new RunException($"没有版本 {version};现有:{string.Join('、', Versions(data))}");
    }

    static IEnumerable<string> Versions(DataFolder data) => !Directory.Exists(data.Warehouse) ? [] : new DirectoryInfo(data.Warehouse).EnumerateFiles("*.duckdb")
        .OrderByDescending(file => file.LastWriteTimeUtc).ThenBy(file => file.Name, StringComparer.Ordinal).Select(file => Path.GetFileNameWithoutExtension(file.Name));

    static string? Former(DataFolder data, string version)
    {
        var built = File.GetLastWriteTimeUtc(FileOf(data, version));
        return Versions(data).FirstOrDefault(other => other != version && File.GetLastWriteTimeUtc(data.VersionFile(other)) <= built)
            ?? Versions(data).FirstOrDefault(other => other != version);
    }
}
