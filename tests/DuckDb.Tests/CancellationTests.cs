using System.Diagnostics;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace FamilyDoctor.Analytics.DuckDb.Tests;

public sealed class CancellationTests : IDisposable
{
    const string Long = "select count(*) from range(1000000) a, range(1000000) b where (a.range * b.range) % 7 = 3";

    readonly DuckDBConnection connection = InMemory.Open();

    public void Dispose() => connection.Dispose();

    [Fact]
    public async Task A_token_interrupts_a_running_query_soon()
    {
        using var command = connection.Command(Long);
        using var source = new CancellationTokenSource();
        var running = command.ExecuteScalarAsync(source.Token);
        await Task.Delay(150);
        var clock = Stopwatch.StartNew();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.InRange(clock.ElapsedMilliseconds, 0, 1000);
    }

    [Fact]
    public async Task Cancel_from_another_thread_interrupts()
    {
        using var command = connection.Command(Long);
        var running = Task.Run(command.ExecuteScalar);
        await Task.Delay(150);
        command.Cancel();
        var error = await Assert.ThrowsAsync<DuckDBException>(() => running);
        Assert.Equal(DuckDBErrorType.Interrupt, error.ErrorType);
    }

    [Fact]
    public void A_command_timeout_interrupts()
    {
        using var command = connection.Command(Long);
        command.CommandTimeout = 1;
        var error = Assert.Throws<DuckDBException>(() => command.ExecuteScalar());
        Assert.IsType<TimeoutException>(error.InnerException);
    }

    [Fact]
    public async Task The_connection_goes_on_after_an_interrupt()
    {
        using var command = connection.Command(Long);
        using var source = new CancellationTokenSource(50);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => command.ExecuteScalarAsync(source.Token));
        Assert.Equal(1, connection.Scalar("select 1"));
    }

    [Fact]
    public void Cancel_without_a_running_command_does_nothing()
    {
        using var command = connection.Command("select 1");
        command.Cancel();
        Assert.Equal(1, command.ExecuteScalar());
    }

    [Fact]
    public async Task Progress_can_be_asked_for_while_a_query_runs()
    {
        connection.Execute("set enable_progress_bar = true; set enable_progress_bar_print = false; set progress_bar_time = 0");
        connection.Execute("create table t as select range as n from range(2000000)");
        Assert.Equal(-1, connection.GetQueryProgress().Percentage);
        // nothing but a scan, whose share done is always known, and slow enough to be asked in the middle
        using var command = connection.Command("select sum(list_sum(list_transform(range(200), x -> sqrt(n + x)))) from t");
        var running = command.ExecuteScalarAsync();
        var seen = -1.0;
        while (!running.IsCompleted && seen < 0)
        {
            seen = Math.Max(seen, connection.GetQueryProgress().Percentage);
            await Task.Delay(5);
        }
        command.Cancel();
        try
        {
            await running;
        }
        catch (DuckDBException error) when (error.ErrorType == DuckDBErrorType.Interrupt)
        {
        }
        Assert.InRange(seen, 0.0, 100.0);
    }
}
