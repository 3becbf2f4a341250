using System.Data.Common;

namespace DuckDB.NET.Data;

/// <summary>Fills a DataTable or DataSet, and writes its changes back with commands given or made by <see cref="DuckDBCommandBuilder"/>.</summary>
public sealed class DuckDBDataAdapter : DbDataAdapter
{
    public DuckDBDataAdapter()
    {
    }

    public DuckDBDataAdapter(DuckDBCommand? selectCommand) => SelectCommand = selectCommand;

    public DuckDBDataAdapter(string selectCommandText, DuckDBConnection connection) : this(new DuckDBCommand(selectCommandText, connection))
    {
    }

    /// <summary>Before a row is written.</summary>
    public event EventHandler<RowUpdatingEventArgs>? RowUpdating;

    /// <summary>After a row has been written.</summary>
    public event EventHandler<RowUpdatedEventArgs>? RowUpdated;

    protected override void OnRowUpdating(RowUpdatingEventArgs value) => RowUpdating?.Invoke(this, value);

    protected override void OnRowUpdated(RowUpdatedEventArgs value) => RowUpdated?.Invoke(this, value);
}
