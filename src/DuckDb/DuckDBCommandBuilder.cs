using System.Data;
using System.Data.Common;
using System.Globalization;

namespace DuckDB.NET.Data;

/// <summary>Makes the INSERT, UPDATE and DELETE commands of an adapter whose SELECT reads one table with a primary key.</summary>
public sealed class DuckDBCommandBuilder : DbCommandBuilder
{
    public DuckDBCommandBuilder()
    {
        QuotePrefix = "\"";
        QuoteSuffix = "\"";
    }

    public DuckDBCommandBuilder(DuckDBDataAdapter? adapter) : this() => DataAdapter = adapter;

    public override string QuoteIdentifier(string unquotedIdentifier)
    {
        ArgumentNullException.ThrowIfNull(unquotedIdentifier);
        return DuckDBConnection.QuoteName(unquotedIdentifier);
    }

    public override string UnquoteIdentifier(string quotedIdentifier)
    {
        ArgumentNullException.ThrowIfNull(quotedIdentifier);
        return quotedIdentifier.Length > 1 && quotedIdentifier[0] == '"' && quotedIdentifier[^1] == '"'
            ? quotedIdentifier[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal)
            : quotedIdentifier;
    }

    // the value of a cell decides its type
    protected override void ApplyParameterInfo(DbParameter parameter, DataRow row, StatementType statementType, bool whereClause) => parameter.ResetDbType();

    protected override string GetParameterName(int parameterOrdinal) => string.Create(CultureInfo.InvariantCulture, $"p{parameterOrdinal}");

    protected override string GetParameterName(string parameterName) => parameterName;

    protected override string GetParameterPlaceholder(int parameterOrdinal) => $"${GetParameterName(parameterOrdinal)}";

    protected override void SetRowUpdatingHandler(DbDataAdapter adapter)
    {
        var own = (DuckDBDataAdapter)adapter;
        // called again with the same adapter to let go of it
        if (ReferenceEquals(own, DataAdapter))
            own.RowUpdating -= Build;
        else
            own.RowUpdating += Build;
    }

    void Build(object? sender, RowUpdatingEventArgs row) => RowUpdatingHandler(row);
}
