using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using FamilyDoctor.Analytics.Warehouse.Runs;

namespace FamilyDoctor.Analytics.Warehouse.Operations;

/// <summary>Reads what runs wrote of themselves, also of the one that is writing now.</summary>
public sealed partial class RunBook(DataFolder data)
{
    readonly ConcurrentDictionary<int, RunSummary> _ended = new();

    /// <summary>The latest runs, newest first.</summary>
    public IReadOnlyList<RunSummary> Latest(int count)
    {
        var numbers = RunLog.Numbers(data);
        return [.. numbers.Reverse().Take(count).Select(number => Summary(number, isNewest: number == numbers[^1]))];
    }

    public int Count() => RunLog.Numbers(data).Count;

    /// <summary>Every event of one run; null when there is no run of that number.</summary>
    public IReadOnlyList<RunEvent>? Events(int number)
    {
        try
        {
            return RunLog.Read(data, number);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    RunSummary Summary(int number, bool isNewest)
    {
        if (_ended.TryGetValue(number, out var known))
            return known;
        // asked before reading: a run that ends in between has then already written its last line
        var isAlive = isNewest && HolderIsAlive();
        var summary = RunSummary.Of(number, Events(number) ?? [], isAlive);
        if (summary.State is "succeeded" or "unchanged" or "failed")
            _ended.TryAdd(number, summary);
        return summary;
    }

    // Trying the lock itself could make a run that starts in this moment believe that another one holds it.
    bool HolderIsAlive()
    {
        try
        {
            var holder = ProcessNumber().Match(File.ReadAllText(data.RunLock + ".holder"));
            if (!holder.Success)
                return false;
            using var process = Process.GetProcessById(int.Parse(holder.Value, CultureInfo.InvariantCulture));
            return !process.HasExited;
        }
        catch (Exception gone) when (gone is IOException or ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"\d+")]
    private static partial Regex ProcessNumber();
}
