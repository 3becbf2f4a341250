using System.Collections.Concurrent;

namespace FamilyDoctor.Analytics.Dashboards.Accounts;

/// <summary>Slows down guessing: after five failures a name, or a machine, waits; longer with every further failure.</summary>
public sealed class SignInThrottle(TimeProvider time)
{
    const int FreeFailures = 5;
    const int MostKeys = 10_000;
    static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(30);
    static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);
    static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(30);

    readonly ConcurrentDictionary<string, (int Count, DateTimeOffset Last)> _failures = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>How long this name or machine still has to wait; zero when it may try.</summary>
    public TimeSpan WaitFor(string name, string machine) => Longer(Wait("name:" + name), Wait("machine:" + machine));

    public void Failed(string name, string machine)
    {
        if (_failures.Count > MostKeys)
            Forget();
        foreach (var key in (string[])["name:" + name, "machine:" + machine])
            _failures.AddOrUpdate(key, _ => (1, Now), (_, old) => (Now - old.Last > Forgotten ? 1 : Math.Min(old.Count + 1, 1000), Now));
    }

    // the machine's count stays: one known account must not pay for guesses at others
    public void Succeeded(string name) => _failures.TryRemove("name:" + name, out _);

    DateTimeOffset Now => time.GetUtcNow();

    TimeSpan Wait(string key)
    {
        // a machine may be a whole office behind one address
        var free = key.StartsWith("machine:", StringComparison.Ordinal) ? FreeFailures * 10 : FreeFailures;
        if (!_failures.TryGetValue(key, out var failure) || failure.Count < free)
            return TimeSpan.Zero;
        var doublings = Math.Min(failure.Count - free, 10);
        var wait = TimeSpan.FromTicks(Math.Min(FirstWait.Ticks << doublings, LongestWait.Ticks));
        var left = failure.Last + wait - Now;
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    void Forget()
    {
        foreach (var (key, failure) in _failures)
        {
            if (Now - failure.Last > Forgotten)
                _failures.TryRemove(key, out _);
        }
    }

    static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
