using System.Diagnostics;
using System.Globalization;

namespace FamilyDoctor.Analytics.Benchmarks;

/// <summary>What a process of its own took.</summary>
/// <param name="PeakBytes">The most memory it held at once (resident set).</param>
sealed record Measured(TimeSpan Wall, TimeSpan Processor, long PeakBytes)
{
    public static Measured Run(string assembly, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, assembly));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        // its lines are not wanted, but must not block it
        var output = process.StandardOutput.ReadToEndAsync();
        var (peak, processor) = (0L, TimeSpan.Zero);
        while (!process.WaitForExit(50))
        {
            try
            {
                process.Refresh();
                (peak, processor) = (Math.Max(peak, Peak(process)), process.TotalProcessorTime);
            }
            catch (Exception ended) when (ended is InvalidOperationException or IOException)
            {
                // between the question and the answer
            }
        }

        clock.Stop();
        return process.ExitCode == 0
            ? new Measured(clock.Elapsed, processor, peak)
            : throw new InvalidOperationException($"{assembly} {string.Join(' ', arguments)} ended with {process.ExitCode}: {output.Result}");
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Wall.TotalSeconds,8:0.0} s {PeakBytes / 1048576.0,8:0} MB");

    // the kernel's own high-water mark, where it keeps one
    static long Peak(Process process)
    {
        if (!OperatingSystem.IsLinux())
            return process.PeakWorkingSet64;
        var line = File.ReadLines($"/proc/{process.Id}/status").FirstOrDefault(text => text.StartsWith("VmHWM:", StringComparison.Ordinal));
        return line is null ? 0 : long.Parse(line.AsSpan(6, line.Length - 8), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture) * 1024;
    }
}
