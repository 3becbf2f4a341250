using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace FamilyDoctor.Analytics.Warehouse.Operations;

/// <summary>
/// Write-ahead log, so that readers and a writer do not wait for each other, and a sync at every commit: what is approved
/// stays approved through a power cut.
/// </summary>
sealed class DurableWrites : DbConnectionInterceptor
{
    const string Pragmas = "pragma journal_mode = wal; pragma synchronous = full;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        var command = connection.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = Pragmas;
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
