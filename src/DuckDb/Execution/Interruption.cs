using DuckDB.NET.Native;

namespace DuckDB.NET.Data.Execution;

/// <summary>Lets another thread, a token or a time limit interrupt the native calls of one execution.</summary>
/// <remarks>DuckDB forgets an interrupt that arrives before its query has begun, so a request is repeated until the call returns.</remarks>
sealed class Interruption(ConnectionHandle connection, int timeoutSeconds) : IDisposable
{
    const int RepeatMilliseconds = 10;

    readonly Lock gate = new();
    readonly long deadline = timeoutSeconds > 0 ? Environment.TickCount64 + (timeoutSeconds * 1000L) : long.MaxValue;
    Timer? timer;
    CancellationToken token;
    CancellationTokenRegistration registration;
    bool running;
    bool requested;

    /// <summary>From any thread: stops what runs now, or what would run next.</summary>
    internal void Request()
    {
        lock (gate)
        {
            requested = true;
            if (running)
                Repeat(0);
        }
    }

    /// <summary>Before a native call. Each is paired with <see cref="Leave"/>.</summary>
    internal void Enter(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            if (requested)
                throw new DuckDBException("INTERRUPT Error: The command was cancelled.", DuckDBErrorType.Interrupt);
            running = true;
            token = cancellationToken;
            if (deadline != long.MaxValue)
                Repeat((int)Math.Clamp(deadline - Environment.TickCount64, 0, int.MaxValue));
        }
        // outside the lock: an already cancelled token calls back at once
        registration = cancellationToken.UnsafeRegister(static state => ((Interruption)state!).RequestFromToken(), this);
    }

    internal void Leave()
    {
        registration.Dispose();
        lock (gate)
        {
            running = false;
            timer?.Change(Timeout.Infinite, Timeout.Infinite);
        }
    }

    /// <summary>What the caller should see instead of DuckDB's interrupt.</summary>
    internal Exception Translate(DuckDBException error)
    {
        if (error.ErrorType != DuckDBErrorType.Interrupt)
            return error;
        if (token.IsCancellationRequested)
            return new OperationCanceledException("The command was cancelled.", error, token);
        return Environment.TickCount64 >= deadline
            ? new DuckDBException($"The command took longer than its CommandTimeout of {timeoutSeconds} s.", DuckDBErrorType.Interrupt, new TimeoutException(error.Message, error))
            : error;
    }

    public void Dispose()
    {
        lock (gate)
        {
            running = false;
            timer?.Dispose();
            timer = null;
        }
    }

    // a token belongs to one call: it must not doom the next ones as Cancel does
    void RequestFromToken()
    {
        lock (gate)
        {
            if (running)
                Repeat(0);
        }
    }

    void Repeat(int delay)
    {
        timer ??= new Timer(static state => ((Interruption)state!).Fire(), this, Timeout.Infinite, Timeout.Infinite);
        timer.Change(delay, RepeatMilliseconds);
    }

    void Fire()
    {
        lock (gate)
        {
            if (running && !connection.IsClosed)
                NativeMethods.Interrupt(connection);
        }
    }
}
