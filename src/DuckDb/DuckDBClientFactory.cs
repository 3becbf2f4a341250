using System.Data.Common;

namespace DuckDB.NET.Data;

public sealed class DuckDBClientFactory : DbProviderFactory
{
    public static readonly DuckDBClientFactory Instance = new();

    DuckDBClientFactory()
    {
    }

    public override bool CanCreateBatch => true;

    public override DbBatch CreateBatch() => new DuckDBBatch();

    public override DbBatchCommand CreateBatchCommand() => new DuckDBBatchCommand();

    public override DbCommand CreateCommand() => new DuckDBCommand();

    public override DbConnection CreateConnection() => new DuckDBConnection();

    public override DbConnectionStringBuilder CreateConnectionStringBuilder() => new DuckDBConnectionStringBuilder();

    public override DbParameter CreateParameter() => new DuckDBParameter();
}
