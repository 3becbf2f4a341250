using System.Data.Common;

namespace DuckDB.NET.Data;

/// <summary>Makes every object of the provider, for programs that know only System.Data.Common.</summary>
public sealed class DuckDBClientFactory : DbProviderFactory
{
    public static readonly DuckDBClientFactory Instance = new();

    DuckDBClientFactory()
    {
    }

    public override bool CanCreateBatch => true;

    public override bool CanCreateCommandBuilder => true;

    public override bool CanCreateDataAdapter => true;

    public override DbBatch CreateBatch() => new DuckDBBatch();

    public override DbBatchCommand CreateBatchCommand() => new DuckDBBatchCommand();

    public override DbCommand CreateCommand() => new DuckDBCommand();

    public override DbCommandBuilder CreateCommandBuilder() => new DuckDBCommandBuilder();

    public override DbConnection CreateConnection() => new DuckDBConnection();

    public override DbConnectionStringBuilder CreateConnectionStringBuilder() => new DuckDBConnectionStringBuilder();

    public override DbDataAdapter CreateDataAdapter() => new DuckDBDataAdapter();

    public override DbParameter CreateParameter() => new DuckDBParameter();
}
