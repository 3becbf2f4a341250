using System.Data.Common;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>Reads the rows of a published version's lake and keeps those that count, by the rules of design.md and contract of each source.</summary>
sealed class OracleLake(DbConnection connection, DateOnly asOf)
{
    readonly Dictionary<int, OracleArrival> arrivals = Read(
        connection, "select arrival, source, sender, period from meta.arrivals where state = 'current'",
        row => new OracleArrival(row.GetInt32(0), row.GetString(1), row.GetString(2), row.GetString(3))).ToDictionary(arrival => arrival.Number);

    public IReadOnlyCollection<OracleArrival> Arrivals => arrivals.Values;

    public string Sender(int arrival) => arrivals[arrival].Sender;

    public DateOnly? Before(DateOnly? day) => day < asOf ? day : null;

    /// <summary>One row per key: of the latest period, and of that the latest arrival.</summary>
    public List<T> Snapshot<T>(string source, string columns, Func<DbDataReader, (object Key, T Row)> read) =>
        Latest(source, columns, read, arrival => (arrivals[arrival].Period, arrival));

    /// <summary>One row per key: of the latest arrival.</summary>
    public List<T> LastArrived<T>(string source, string columns, Func<DbDataReader, (object Key, T Row)> read) =>
        Latest(source, columns, read, arrival => ("", arrival));

    List<T> Latest<T>(string source, string columns, Func<DbDataReader, (object Key, T Row)> read, Func<int, (string, int)> age)
    {
        var newest = new Dictionary<object, ((string, int) Age, T Row)>();
        foreach (var (arrival, key, row) in Read(connection, $"select arrival, {columns} from lake.{source}", row =>
        {
            var (key, value) = read(row);
            return (row.GetInt32(0), key, value);
        }))
        {
            if (!newest.TryGetValue(key, out var known) || age(arrival).CompareTo(known.Age) > 0)
                newest[key] = (age(arrival), row);
        }

        return [.. newest.Values.Select(found => found.Row)];
    }

    public static List<T> Read<T>(DbConnection connection, string sql, Func<DbDataReader, T> read)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }
}
