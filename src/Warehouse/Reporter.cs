namespace FamilyDoctor.Analytics.Warehouse;

/// <summary>Reports at once, on the reporting thread: <see cref="Progress{T}"/> would reorder lines.</summary>
sealed class Reporter<T>(Action<T> report) : IProgress<T>
{
    public void Report(T value) => report(value);
}
