using System.Globalization;
using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Warehouse.Operations;

/// <summary>A date by which reports must be in, every month or quarter.</summary>
/// <param name="Day">Day of the month; 31 means the last day.</param>
public sealed record Deadline(string Title, bool IsQuarterly, int Day, string Document)
{
    /// <summary>The first due date on or after a day.</summary>
    public DateOnly Next(DateOnly from)
    {
        var month = new DateOnly(from.Year, from.Month, 1);
        while (true)
        {
            var due = new DateOnly(month.Year, month.Month, Math.Min(Day, DateTime.DaysInMonth(month.Year, month.Month)));
            if (due >= from && (!IsQuarterly || month.Month % 3 == 0))
                return due;
            month = month.AddMonths(1);
        }
    }
}

/// <summary>calendar.yaml: reporting deadlines, days off, and weekend days that are worked.</summary>
public sealed record ReportingCalendar(IReadOnlyList<Deadline> Deadlines, IReadOnlySet<DateOnly> DaysOff, IReadOnlySet<DateOnly> WorkedWeekends)
{
    public const string File = "calendar.yaml";

    public static readonly ReportingCalendar Empty = new([], new HashSet<DateOnly>(), new HashSet<DateOnly>());

    public bool IsWorkday(DateOnly day) =>
        WorkedWeekends.Contains(day) || (!DaysOff.Contains(day) && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));

    /// <exception cref="DefinitionException">The file has defects.</exception>
    public static ReportingCalendar Load(string folder)
    {
        var path = Path.Combine(folder, File);
        if (!System.IO.File.Exists(path))
            return Empty;
        var faults = new List<DefinitionFault>();
        var calendar = YamlMap.Load(new DefinitionFile(File, System.IO.File.ReadAllText(path)), faults) is { } yaml ? Read(yaml) : Empty;
        return faults.Count == 0 ? calendar : throw new DefinitionException(faults);
    }

    public static ReportingCalendar Read(YamlMap yaml)
    {
        var deadlines = yaml.Maps("deadlines").Select(ReadDeadline).ToList();
        var off = yaml.Maps("holidays").SelectMany(ReadHoliday).ToHashSet();
        var worked = yaml.Texts("worked_weekends").Select(text => ReadDay(yaml, text)).ToHashSet();
        yaml.Done();
        return new ReportingCalendar(deadlines, off, worked);
    }

    static Deadline ReadDeadline(YamlMap yaml)
    {
        var title = yaml.Text("title");
        var isQuarterly = yaml.Choice("every", ("month", false), ("quarter", true));
        var day = yaml.Text("day") == "last" ? 31 : yaml.Integer("day");
        if (day is < 1 or > 31)
            yaml.Fault($"“day”是 {day},应在 1 与 31 之间,或写 last", "day");
        var source = yaml.Map("source", required: true);
        var document = source?.Text("document") ?? "";
        source?.Text("certainty");
        source?.Done();
        yaml.Done();
        return new Deadline(title, isQuarterly, Math.Clamp(day, 1, 31), document);
    }

    static IEnumerable<DateOnly> ReadHoliday(YamlMap yaml)
    {
        yaml.Text("title");
        var (from, to) = (yaml.Date("from"), yaml.Date("to"));
        if (to < from || to.DayNumber - from.DayNumber > 31)
            yaml.Fault($"假期从 {from:yyyy-MM-dd} 到 {to:yyyy-MM-dd},应不超过一个月且先后正确", "to");
        yaml.Done();
        return to < from ? [] : Enumerable.Range(0, Math.Min(to.DayNumber - from.DayNumber + 1, 31)).Select(from.AddDays);
    }

    static DateOnly ReadDay(YamlMap yaml, string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        yaml.Fault($"“worked_weekends”里的“{text}”应是日期,如 2025-01-26", "worked_weekends");
        return default;
    }
}
