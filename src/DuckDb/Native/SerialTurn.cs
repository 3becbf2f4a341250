using DuckDB.NET.Data;

namespace DuckDB.NET.Native;

/// <summary>One serializable transaction of a database at a time.</summary>
sealed class SerialTurn
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    readonly object gate = new();
    bool taken;

    internal void Take()
    {
        lock (gate)
        {
            var until = Environment.TickCount64 + (long)Patience.TotalMilliseconds;
            while (taken)
            {
                if (!Monitor.Wait(gate, (int)Math.Max(0, until - Environment.TickCount64)))
                    throw new DuckDBException($"TransactionContext Error: another serializable transaction of this database has not ended within {Patience.TotalSeconds} s.", DuckDBErrorType.Transaction);
            }
            taken = true;
        }
    }

    internal void Return()
    {
        lock (gate)
        {
            taken = false;
            Monitor.Pulse(gate);
        }
    }
}
