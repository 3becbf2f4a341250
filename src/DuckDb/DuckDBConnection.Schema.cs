using System.Data;
using System.Data.Common;
using System.Globalization;
using DuckDB.NET.Data.Types;
using DuckDB.NET.Native;

namespace DuckDB.NET.Data;

public sealed partial class DuckDBConnection
{
    /// <summary>The collections read from DuckDB's catalog, with the columns by which they may be restricted, in order.</summary>
    static readonly Dictionary<string, (string Sql, string[] Restrictions)> Catalog = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Databases"] = ("select database_name, path, readonly from duckdb_databases() where not internal", ["database_name"]),
        ["Schemas"] = ("select catalog_name, schema_name, schema_owner from information_schema.schemata", ["catalog_name", "schema_name"]),
        ["Tables"] = (
            "select table_catalog, table_schema, table_name, table_type from information_schema.tables",
            ["table_catalog", "table_schema", "table_name", "table_type"]),
        ["Views"] = (
            "select table_catalog, table_schema, table_name from information_schema.tables where table_type = 'VIEW'",
            ["table_catalog", "table_schema", "table_name"]),
        ["Columns"] = (
            "select table_catalog, table_schema, table_name, column_name, ordinal_position, column_default, is_nullable, data_type, " +
            "numeric_precision, numeric_scale from information_schema.columns",
            ["table_catalog", "table_schema", "table_name", "column_name"]),
        ["Indexes"] = (
            "select database_name as index_catalog, schema_name as index_schema, index_name, table_name, is_unique, is_primary from duckdb_indexes()",
            ["index_catalog", "index_schema", "table_name", "index_name"]),
    };

    public override DataTable GetSchema() => GetSchema(DbMetaDataCollectionNames.MetaDataCollections, null);

    public override DataTable GetSchema(string collectionName) => GetSchema(collectionName, null);

    /// <param name="restrictionValues">in the order of the collection's columns that "Restrictions" lists; null restricts nothing.</param>
    public override DataTable GetSchema(string collectionName, string?[]? restrictionValues)
    {
        OpenHandle();
        if (Catalog.TryGetValue(collectionName, out var collection))
            return ReadCatalog(collectionName, collection.Sql, collection.Restrictions, restrictionValues ?? []);
        if (restrictionValues is { Length: > 0 })
            throw new ArgumentException($"The collection '{collectionName}' takes no restrictions.", nameof(restrictionValues));
        return collectionName?.ToUpperInvariant() switch
        {
            "METADATACOLLECTIONS" => MetaDataCollections(),
            "RESTRICTIONS" => Restrictions(),
            "DATASOURCEINFORMATION" => DataSourceInformation(),
            "DATATYPES" => DataTypes(),
            "RESERVEDWORDS" => ReadCatalog(
                DbMetaDataCollectionNames.ReservedWords, "select keyword_name as ReservedWord from duckdb_keywords() where keyword_category = 'reserved'", [], []),
            _ => throw new ArgumentException($"There is no collection '{collectionName}'.", nameof(collectionName)),
        };
    }

    DataTable ReadCatalog(string name, string sql, string[] columns, string?[] values)
    {
        if (values.Length > columns.Length)
            throw new ArgumentException($"The collection '{name}' takes {columns.Length} restrictions, not {values.Length}.", nameof(values));
        using var command = CreateCommand();
        var conditions = new List<string> { "true" };
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] is null)
                continue;
            command.Parameters.AddWithValue(columns[i], values[i]);
            conditions.Add($"{columns[i]} = ${columns[i]}");
        }
        command.CommandText = $"select * from ({sql}) where {string.Join(" and ", conditions)}";
        using var reader = command.ExecuteReader();
        var table = NewTable(name);
        table.Load(reader);
        return table;
    }

    static DataTable MetaDataCollections()
    {
        var table = NewTable(DbMetaDataCollectionNames.MetaDataCollections, ("CollectionName", typeof(string)), ("NumberOfRestrictions", typeof(int)), ("NumberOfIdentifierParts", typeof(int)));
        string[] general = ["MetaDataCollections", "Restrictions", "DataSourceInformation", "DataTypes", "ReservedWords"];
        foreach (var name in general)
            table.Rows.Add(name, 0, 0);
        foreach (var (name, (_, restrictions)) in Catalog)
            table.Rows.Add(name, restrictions.Length, restrictions.Length);
        return table;
    }

    static DataTable Restrictions()
    {
        var table = NewTable(DbMetaDataCollectionNames.Restrictions, ("CollectionName", typeof(string)), ("RestrictionName", typeof(string)), ("RestrictionDefault", typeof(string)), ("RestrictionNumber", typeof(int)));
        foreach (var (name, (_, restrictions)) in Catalog)
        {
            for (var i = 0; i < restrictions.Length; i++)
                table.Rows.Add(name, restrictions[i], null, i + 1);
        }
        return table;
    }

    DataTable DataSourceInformation()
    {
        var table = NewTable(
            DbMetaDataCollectionNames.DataSourceInformation,
            ("DataSourceProductName", typeof(string)), ("DataSourceProductVersion", typeof(string)), ("DataSourceProductVersionNormalized", typeof(string)),
            ("CompositeIdentifierSeparatorPattern", typeof(string)), ("IdentifierPattern", typeof(string)), ("QuotedIdentifierPattern", typeof(string)),
            ("IdentifierCase", typeof(IdentifierCase)), ("QuotedIdentifierCase", typeof(IdentifierCase)), ("GroupByBehavior", typeof(GroupByBehavior)),
            ("ParameterMarkerFormat", typeof(string)), ("ParameterMarkerPattern", typeof(string)), ("ParameterNameMaxLength", typeof(int)),
            ("StatementSeparatorPattern", typeof(string)), ("StringLiteralPattern", typeof(string)), ("SupportedJoinOperators", typeof(SupportedJoinOperators)));
        var version = Version.Parse(ServerVersion.TrimStart('v').Split('-')[0]);
        table.Rows.Add(
            "DuckDB", ServerVersion, string.Create(CultureInfo.InvariantCulture, $"{version.Major:00}.{version.Minor:00}.{version.Build:0000}"),
            @"\.", @"^[\p{L}_][\p{L}\p{Nd}_]*$", "\"(([^\"]|\"\")*)\"",
            IdentifierCase.Insensitive, IdentifierCase.Insensitive, GroupByBehavior.MustContainAll,
            "${0}", @"\$([\p{L}\p{Nd}_]+)", 128, ";", "'(([^']|'')*)'",
            SupportedJoinOperators.Inner | SupportedJoinOperators.LeftOuter | SupportedJoinOperators.RightOuter | SupportedJoinOperators.FullOuter);
        return table;
    }

    static DataTable DataTypes()
    {
        var table = NewTable(DbMetaDataCollectionNames.DataTypes, ("TypeName", typeof(string)), ("ProviderDbType", typeof(int)), ("DataType", typeof(string)), ("IsNullable", typeof(bool)));
        foreach (var id in Enum.GetValues<DuckDBType>())
        {
            // nested types have no type of their own without their elements
            if (id is > DuckDBType.Invalid and not (DuckDBType.List or DuckDBType.Array or DuckDBType.Struct or DuckDBType.Map or DuckDBType.Union)
                && ClrTypes.Of(new ColumnType(id)) is var type && type != typeof(object))
                table.Rows.Add(ClrTypes.SqlName(id), (int)id, type.FullName, true);
        }
        return table;
    }

    static DataTable NewTable(string name, params (string Name, Type Type)[] columns)
    {
        var table = new DataTable(name) { Locale = CultureInfo.InvariantCulture };
        foreach (var (column, type) in columns)
            table.Columns.Add(column, type);
        return table;
    }
}
