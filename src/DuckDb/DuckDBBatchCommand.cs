using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using DuckDB.NET.Data.Execution;

namespace DuckDB.NET.Data;

public sealed class DuckDBBatchCommand : DbBatchCommand
{
    string commandText = "";
    CommandPart? part;

    public DuckDBBatchCommand()
    {
    }

    public DuckDBBatchCommand(string? commandText) => CommandText = commandText;

    [AllowNull]
    public override string CommandText
    {
        get => commandText;
        set => commandText = value ?? "";
    }

    public override CommandType CommandType
    {
        get => CommandType.Text;
        set
        {
            if (value != CommandType.Text)
                throw new ArgumentException($"DuckDB runs text, not {value}.", nameof(value));
        }
    }

    public new DuckDBParameterCollection Parameters { get; } = [];

    /// <summary>Of the last execution; -1 before it, and where no statement counts rows.</summary>
    public override int RecordsAffected => (int)Math.Min(part?.RecordsAffected ?? -1, int.MaxValue);

    public override bool CanCreateParameter => true;

    protected override DbParameterCollection DbParameterCollection => Parameters;

    public override DbParameter CreateParameter() => new DuckDBParameter();

    internal CommandPart NewPart()
    {
        if (string.IsNullOrWhiteSpace(commandText))
            throw new InvalidOperationException("A command of the batch has no text.");
        return part = new CommandPart(commandText, Parameters, this);
    }
}
