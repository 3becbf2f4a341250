using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace FamilyDoctor.Analytics.Warehouse.Runs;

/// <summary>Appends a run's events to <c>runs/&lt;n&gt;.jsonl</c>; numbers are given once, in order. The last few hundred are kept.</summary>
public sealed class RunLog : IDisposable
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>More than a year of nightly runs.</summary>
    const int Kept = 400;

    readonly StreamWriter _writer;
    readonly TimeProvider _clock;
    readonly Action<RunEvent>? _watch;
    readonly Lock _lock = new();

    RunLog(int number, StreamWriter writer, TimeProvider clock, Action<RunEvent>? watch)
    {
        Number = number;
        _writer = writer;
        _clock = clock;
        _watch = watch;
    }

    public int Number { get; }

    public static RunLog Start(DataFolder data, TimeProvider clock, Action<RunEvent>? watch)
    {
        Directory.CreateDirectory(data.Runs);
        var known = Numbers(data);
        foreach (var old in known.SkipLast(Kept - 1))
            File.Delete(FileOf(data, old));
        var number = known.DefaultIfEmpty(0).Max() + 1;
        var stream = new FileStream(FileOf(data, number), FileMode.CreateNew, FileAccess.Write, FileShare.Read);
        return new RunLog(number, new StreamWriter(stream) { AutoFlush = true }, clock, watch);
    }

    public void Write(string stage, string message, long done = 0, long total = 0, string state = "running")
    {
        var line = new RunEvent(_clock.GetUtcNow(), stage, message, done, total, state);
        lock (_lock)
            _writer.WriteLine(JsonSerializer.Serialize(line, Json));
        _watch?.Invoke(line);
    }

    public void Dispose()
    {
        try
        {
            _writer.Dispose();
        }
        catch (IOException)
        {
            // a line that a full disk did not take is tried once more here; what went wrong has been told by then
        }
    }

    public static IReadOnlyList<int> Numbers(DataFolder data) => !Directory.Exists(data.Runs) ? [] :
        [.. Directory.EnumerateFiles(data.Runs, "*.jsonl").Select(file => int.TryParse(Path.GetFileNameWithoutExtension(file), out var number) ? number : 0).Where(number => number > 0).Order()];

    public static IReadOnlyList<RunEvent> Read(DataFolder data, int number)
    {
        using var stream = new FileStream(FileOf(data, number), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        var events = new List<RunEvent>();
        while (reader.ReadLine() is { } line)
        {
            // the last line of a run that was killed may be cut
            if (line.EndsWith('}') && JsonSerializer.Deserialize<RunEvent>(line, Json) is { } item)
                events.Add(item);
        }

        return events;
    }

    static string FileOf(DataFolder data, int number) => Path.Combine(data.Runs, number.ToString(CultureInfo.InvariantCulture) + ".jsonl");
}
