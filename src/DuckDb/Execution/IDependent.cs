namespace DuckDB.NET.Data.Execution;

/// <summary>What cannot outlive its connection: a reader, an appender.</summary>
interface IDependent
{
    /// <summary>Ends at once, without running or writing anything more.</summary>
    void Abandon();
}
