namespace DuckDB.NET.Data.Execution;

/// <summary>What to run and how.</summary>
sealed record ExecutionPlan(IReadOnlyList<CommandPart> Parts, int TimeoutSeconds, bool Streaming, PreparedCommand? Prepared = null);
