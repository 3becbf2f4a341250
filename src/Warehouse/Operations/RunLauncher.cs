using System.Diagnostics;
using System.Text;

namespace FamilyDoctor.Analytics.Warehouse.Operations;

/// <summary>How this program is started again: the file, and what comes before the verb.</summary>
public sealed record ProgramCommand(string File, IReadOnlyList<string> Arguments)
{
    /// <param name="assembly">Path of the program's own assembly; empty when it was published as a single file.</param>
    public static ProgramCommand Of(string assembly)
    {
        var self = Environment.ProcessPath ?? "dotnet";
        if (assembly.Length == 0)
            return new ProgramCommand(self, []);
        // a test's process is another program: then the general host runs the assembly
        var isHost = Path.GetFileNameWithoutExtension(self) == "dotnet";
        return new ProgramCommand(isHost ? self : "dotnet", [assembly]);
    }
}

/// <summary>How a launched run ended: its exit code and the last lines it wrote.</summary>
public sealed record LaunchOutcome(int ExitCode, string Tail, DateTimeOffset At)
{
    public const int Locked = 3;

    public bool IsLocked => ExitCode == Locked;
}

/// <summary>
/// Starts `fda run` as a child process of low priority: a run that dies takes no page down, and one that outlives the
/// pages finishes its work. One at a time from here; the child's own lock keeps out the command line.
/// </summary>
public sealed class RunLauncher(DataFolder data, ProgramCommand program, TimeProvider time) : IDisposable
{
    const int TailLines = 40;

    readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>True from the click on, before the child has written its first line.</summary>
    public bool IsRunning => _turn.CurrentCount == 0;

    /// <summary>How the last run launched from here ended.</summary>
    public LaunchOutcome? Last { get; private set; }

    /// <summary>Runs and waits for the end; null, at once, when one launched from here is under way and there is no time to wait.</summary>
    public async Task<LaunchOutcome?> RunAsync(IReadOnlyList<string> arguments, TimeSpan wait, CancellationToken cancel)
    {
        if (!await _turn.WaitAsync(wait, cancel))
            return null;
        try
        {
            return Last = await ChildAsync(arguments, cancel);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Starts in the background; false when one launched from here is under way.</summary>
    public bool TryStart(IReadOnlyList<string> arguments)
    {
        if (!_turn.Wait(0))
            return false;
        _ = Task.Run(async () =>
        {
            try
            {
                Last = await ChildAsync(arguments, CancellationToken.None);
            }
            catch (Exception failure) when (failure is System.ComponentModel.Win32Exception or InvalidOperationException or IOException)
            {
                Last = new LaunchOutcome(-1, failure.Message, time.GetUtcNow());
            }
            finally
            {
                _turn.Release();
            }
        });
        return true;
    }

    public void Dispose() => _turn.Dispose();

    async Task<LaunchOutcome> ChildAsync(IReadOnlyList<string> arguments, CancellationToken cancel)
    {
        using var child = new Process { StartInfo = StartInfo(arguments) };
        var tail = new Queue<string>();
        void Keep(object sender, DataReceivedEventArgs line)
        {
            if (line.Data is null)
                return;
            lock (tail)
            {
                tail.Enqueue(line.Data);
                if (tail.Count > TailLines)
                    tail.Dequeue();
            }
        }

        child.OutputDataReceived += Keep;
        child.ErrorDataReceived += Keep;
        child.Start();
        child.BeginOutputReadLine();
        child.BeginErrorReadLine();
        await child.WaitForExitAsync(cancel);
        lock (tail)
            return new LaunchOutcome(child.ExitCode, string.Join('\n', tail), time.GetUtcNow());
    }

    ProcessStartInfo StartInfo(IReadOnlyList<string> arguments)
    {
        List<string> command = [program.File, .. program.Arguments, "run", "--data", data.Root, .. arguments];
        // a priority set after the start would miss the threads that exist by then
        if (File.Exists("/usr/bin/nice"))
            command.InsertRange(0, ["/usr/bin/nice", "-n", "10"]);
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = data.Root,
        };
        return start;
    }
}
