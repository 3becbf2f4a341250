namespace FamilyDoctor.Analytics.Warehouse;

/// <summary>The clock of the whole country, Asia/Shanghai: eight hours ahead of UTC all year.</summary>
public static class ChinaTime
{
    public static DateTimeOffset At(DateTimeOffset instant) => instant.ToOffset(TimeSpan.FromHours(8));

    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(At(instant).DateTime);
}
