using DuckDB.NET.Native;

namespace DuckDB.NET.Data.Reading;

/// <summary>A column of the table that a query reads.</summary>
readonly record struct BaseColumn(bool NotNull, bool IsKey);

/// <summary>The one table a query reads: what CommandBehavior.KeyInfo tells, and a command builder needs to write rows back.</summary>
sealed class BaseTable
{
    BaseTable(string[] path, Dictionary<string, BaseColumn> columns)
    {
        Name = path[^1];
        Schema = path.Length > 1 ? path[^2] : null;
        Catalog = path.Length > 2 ? path[^3] : null;
        Columns = columns;
    }

    internal string? Catalog { get; }

    internal string? Schema { get; }

    internal string Name { get; }

    internal Dictionary<string, BaseColumn> Columns { get; }

    /// <summary>Null for a query of no table or several.</summary>
    internal static BaseTable? Of(DuckDBConnection connection, string query)
    {
        if (Names(connection, query) is not [var name])
            return null;
        using var command = connection.CreateCommand();
        command.CommandText = "select name, \"notnull\", pk from pragma_table_info($1)";
        command.Parameters.Add(new DuckDBParameter(name));
        using var reader = command.ExecuteReader();
        var columns = new Dictionary<string, BaseColumn>(StringComparer.OrdinalIgnoreCase);
        while (reader.Read())
            columns[reader.GetString(0)] = new BaseColumn(reader.GetBoolean(1), reader.GetBoolean(2));
        return new BaseTable(Path(name), columns);
    }

    static unsafe string[] Names(DuckDBConnection connection, string query)
    {
        lock (connection.Gate)
        {
            connection.BufferStreams();
            using var list = NativeMethods.TableNames(connection.OpenHandle(), query, qualified: true);
            // null where the text is not one statement
            var names = new string[list.IsInvalid ? 0 : NativeMethods.ListValueSize(list)];
            for (var i = 0; i < names.Length; i++)
            {
                using var child = NativeMethods.ListValueChild(list, (ulong)i);
                names[i] = NativeText.Take(NativeMethods.VarcharOf(child))!;
            }
            return names;
        }
    }

    // "a.b".c has two parts
    static string[] Path(string name)
    {
        var parts = new List<string> { "" };
        var quoted = false;
        foreach (var character in name)
        {
            if (character == '"')
                quoted = !quoted;
            else if (character == '.' && !quoted)
                parts.Add("");
            else
                parts[^1] += character;
        }
        return [.. parts];
    }
}
