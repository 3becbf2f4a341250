using System.CommandLine;
using System.Globalization;
using FamilyDoctor.Analytics.App.SampleCity;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Definitions;
using FamilyDoctor.Analytics.Warehouse.Operations;
using FamilyDoctor.Analytics.Warehouse.Runs;
using FamilyDoctor.Analytics.Warehouse.Scoring;
using Spectre.Console;

namespace FamilyDoctor.Analytics.App.Cli;

/// <summary>What several verbs share: options, exit codes and the one sentence that tells of a failure.</summary>
static class Shared
{
    /// <summary>Something was wrong; the sentence on standard error says what.</summary>
    public const int Failed = 1;

    /// <summary>Definitions have faults.</summary>
    public const int BadDefinitions = 2;

    /// <summary>Another run holds the data folder.</summary>
    public const int Locked = 3;

    public static Option<string> Data() => new("--data") { Description = "数据目录", Required = true };

    public static int Guard(Func<int> action) => Guard(() => Task.FromResult(action())).GetAwaiter().GetResult();

    public static async Task<int> Guard(Func<Task<int>> action)
    {
        try
        {
            return await action();
        }
        catch (DefinitionException bad)
        {
            foreach (var fault in bad.Faults)
                await Console.Error.WriteLineAsync(fault.ToString());
            await Console.Error.WriteLineAsync($"定义有 {bad.Faults.Count} 处错误,没有运行。");
            return BadDefinitions;
        }
        catch (RunLockedException locked)
        {
            await Console.Error.WriteLineAsync(locked.Message);
            return Locked;
        }
        catch (Exception failure) when (failure is RunException or SampleCityException or OperationsException or SettingsException)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return Failed;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"文件不能读写:{failure.Message}");
            return Failed;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("已中断;上次发布的版本不受影响。");
            return Failed;
        }
    }

    public static DateOnly? ParseDate(string? text, string option) =>
        text is null ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
        : throw new RunException($"{option} 的值是“{text}”,应是日期,如 2026-01-01");

    /// <summary>One line per event for logs and redirected output; the console shows what is at work in place.</summary>
    public static void Print(RunEvent line)
    {
        var time = ChinaTime.At(line.At).ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        var progress = line.Total > 0 ? string.Create(CultureInfo.InvariantCulture, $" [{line.Done}/{line.Total}]") : "";
        AnsiConsole.WriteLine($"{time} {Stage(line.Stage)}{progress} {line.Message}");
    }

    public static string Stage(string stage) => stage switch
    {
        "start" => "开始",
        "ingest" => "接收",
        "build" => "建库",
        "publish" => "发布",
        "vault" => "身份库",
        "archive" => "归档",
        "end" => "结束",
        _ => stage,
    };

    /// <summary>A scheme of the version by its id, or one in a file.</summary>
    /// <exception cref="RunException">There is neither.</exception>
    public static SchemeDefinition FindScheme(string scheme, DefinitionSet definitions) =>
        definitions.Schemes.FirstOrDefault(known => known.Scheme.Id == scheme)
        ?? (File.Exists(scheme) ? ScoreRun.ReadDefinition(scheme)
            : throw new RunException($"没有方案“{scheme}”:既不是文件,也不是当前版本里的方案({string.Join("、", definitions.Schemes.Select(known => known.Scheme.Id))})"));
}
