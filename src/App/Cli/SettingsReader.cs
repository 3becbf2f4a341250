using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Build;

namespace FamilyDoctor.Analytics.App.Cli;

/// <summary>What an operator may set, in DIR/settings.json or as <c>FDA_…</c>; the command line comes last and wins.</summary>
public sealed class Settings
{
    /// <summary>2025, 2025H1, 2025Q3 or 2025-09; without it the year of the last day before <see cref="AsOf"/>.</summary>
    public string? Period { get; set; }

    /// <summary>Events on or after this day do not exist; without it today in Asia/Shanghai.</summary>
    public string? AsOf { get; set; }

    public int KeepVersions { get; set; } = 5;

    /// <summary>Days that accepted files are kept sealed in originals/ after they left the inbox; 0 leaves them there, in clear.</summary>
    public int OriginalsDays { get; set; } = 90;

    public string MemoryLimit { get; set; } = "2500MB";

    public int Threads { get; set; } = Environment.ProcessorCount;
}

/// <summary>The settings cannot be used.</summary>
public sealed class SettingsException(string message) : Exception(message);

static class SettingsReader
{
    public static Settings Read(DataFolder data)
    {
        try
        {
            var settings = new ConfigurationBuilder().AddJsonFile(data.SettingsFile, optional: true).AddEnvironmentVariables("FDA_SETTING_").Build()
                .Get<Settings>(binder => binder.ErrorOnUnknownConfiguration = true) ?? new Settings();
            if (settings.KeepVersions is < 1 or > 1000)
                throw new SettingsException($"{data.SettingsFile}:KeepVersions 是 {settings.KeepVersions},应在 1 与 1000 之间");
            if (settings.OriginalsDays is < 0 or > 36_500)
                throw new SettingsException($"{data.SettingsFile}:OriginalsDays 是 {settings.OriginalsDays},应在 0(原件留在收件箱)与 36500 之间");
            if (settings.Threads is < 1 or > 256)
                throw new SettingsException($"{data.SettingsFile}:Threads 是 {settings.Threads},应在 1 与 256 之间");
            return settings;
        }
        catch (Exception bad) when (bad is InvalidOperationException or FormatException or InvalidDataException)
        {
            throw new SettingsException($"{data.SettingsFile} 有误:{bad.InnerException?.Message ?? bad.Message}");
        }
    }

    public static RunOptions Options(DataFolder data, string? period, string? asOf, TimeProvider clock)
    {
        var settings = Read(data);
        var today = ChinaTime.DayOf(clock.GetUtcNow());
        var day = Shared.ParseDate(asOf, "--as-of") ?? Shared.ParseDate(settings.AsOf, "AsOf") ?? today;
        var assessed = period ?? settings.Period ?? day.AddDays(-1).Year.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (!Period.IsValid(assessed))
            throw new RunException($"考核期“{assessed}”的写法不对,应如 2025、2025H1、2025Q3、2025-09");
        return new RunOptions(new RunScope(day, assessed)) { KeepVersions = settings.KeepVersions, OriginalsDays = settings.OriginalsDays, MemoryLimit = settings.MemoryLimit, Threads = settings.Threads };
    }
}
