namespace DuckDB.NET.Data.Execution;

/// <summary>A text with its own parameters: a command has one, a batch several.</summary>
sealed class CommandPart(string text, DuckDBParameterCollection parameters, DuckDBBatchCommand? batchCommand = null)
{
    internal string Text { get; } = ParameterMarkers.ToDuckDB(text, parameters);

    internal DuckDBParameterCollection Parameters { get; } = parameters;

    /// <summary>The command of a batch that it came from.</summary>
    internal DuckDBBatchCommand? BatchCommand { get; } = batchCommand;

    /// <summary>Rows changed when it last ran; -1 where none of its statements counts rows.</summary>
    internal long RecordsAffected { get; set; } = -1;
}
