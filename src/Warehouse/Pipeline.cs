using System.Globalization;
using DuckDB.NET.Data;
using DuckDB.NET.Native;
using FamilyDoctor.Analytics.Warehouse.Build;
using FamilyDoctor.Analytics.Warehouse.Definitions;
using FamilyDoctor.Analytics.Warehouse.Ingest;
using FamilyDoctor.Analytics.Warehouse.Lake;
using FamilyDoctor.Analytics.Warehouse.Publish;
using FamilyDoctor.Analytics.Warehouse.Runs;
using FamilyDoctor.Analytics.Warehouse.Safekeeping;

namespace FamilyDoctor.Analytics.Warehouse;

/// <summary>The whole flow: files → lake → warehouse version → published.</summary>
public static class Pipeline
{
    /// <exception cref="RunLockedException">Another run holds the data folder.</exception>
    /// <exception cref="RunException">The run stopped; its message says why and what to do.</exception>
    /// <exception cref="DefinitionException">Definitions have defects; nothing was read or written.</exception>
    public static RunResult Run(DataFolder data, RunOptions options, TimeProvider clock, Action<RunEvent>? watch, CancellationToken cancellation)
    {
        CreateFolders(data);
        using var hold = RunLock.Take(data, RunLock.Describe(clock.GetUtcNow()));
        using var log = Begin(data, clock, watch);
        try
        {
            log.Write("start", $"考核期 {options.Scope.Period},截至 {options.Scope.AsOf:yyyy-MM-dd}(不含当日)");
            var definitions = CheckedDefinitions(data, options, log, cancellation);
            using var lake = new LakeInventory(data, definitions.Sources, options.Threads, cancellation);
            try
            {
                return Run(data, definitions, lake, options, clock, log, cancellation);
            }
            catch (Exception) when (!cancellation.IsCancellationRequested && !lake.IsSound)
            {
                // whatever it stopped at: it has read what is damaged
                return Run(data, definitions, lake, options, clock, log, cancellation);
            }
        }
        catch (Exception failure)
        {
            var known = Explained(failure, data);
            End(log, known?.Message ?? failure.Message);
            if (known is null || ReferenceEquals(known, failure))
                throw;
            throw known;
        }
    }

    static RunResult Run(DataFolder data, DefinitionSet definitions, LakeInventory lake, RunOptions options, TimeProvider clock, RunLog log, CancellationToken cancellation)
    {
        var ingest = Ingest(data, definitions, lake, options, log, cancellation);
        lake.Begin();
        log.Write("ingest", ingest.Summary);
        foreach (var error in ingest.Errors)
            log.Write("ingest", $"{error.Path}:{error.Message}");
        if (!definitions.Sources.Any(source => ingest.Manifest.Current(source).Count > 0))
            throw new RunException($"没有一个可以入库的文件,没有发布;报送文件应放在 {data.Inbox} 下,按 <报送单位>/<月份>/ 存放");

        new Vault(data).Add(ingest.Manifest, definitions.Sources, options.Threads, persons => log.Write("vault", $"身份库新收 {persons:N0} 人"), cancellation);
        var version = VersionName.Of(ingest.Manifest.Fingerprint(), definitions.Files, options.Scope);
        var isThere = File.Exists(data.VersionFile(version)) && !options.IsWhole;
        var isUnchanged = isThere && data.CurrentVersion() == version;
        if (isThere)
        {
            log.Write("ingest", "核对数据湖里的文件");
            Demand(lake);
        }
        else
        {
            Build(data, options, definitions, ingest, lake, version, log, cancellation);
        }

        if (!isUnchanged)
            Publication.Publish(data, version, options.KeepVersions);
        Archive(data, ingest.Manifest, options, clock, log, cancellation);
        if (isUnchanged)
            log.Write("end", $"文件和定义都没有变化,当前版本 {version} 仍然有效", state: "unchanged");
        else
            log.Write("end", $"已发布版本 {version}", state: "succeeded");
        return new RunResult(log.Number, version, !isUnchanged, ingest);
    }

    // a disk that loses bits tells nobody: what is damaged is read again from the inbox or the sealed originals
    static IngestResult Ingest(DataFolder data, DefinitionSet definitions, LakeInventory lake, RunOptions options, RunLog log, CancellationToken cancellation)
    {
        log.Write("ingest", "清点收件箱");
        var damaged = lake.Damaged;
        if (damaged.Count > 0)
            log.Write("ingest", $"数据湖里有 {damaged.Count:N0} 个文件已损坏或不见了,从原件重新读入:{string.Join("、", damaged.Take(3).Select(found => found.File))}{(damaged.Count > 3 ? " 等" : "")}");
        var again = damaged.Select(found => found.Arrival.Number).ToHashSet();
        var ingest = Ingestion.Run(data, definitions.Sources, new IngestOptions { Threads = options.Threads, AsOf = options.Scope.AsOf, Again = again }, Report(log), cancellation);
        lake.ReadAgain(damaged);
        if (new LakeFolder(data).Damaged(ingest.Manifest.Arrivals.Where(arrival => again.Contains(arrival.Number)), options.Threads, cancellation) is [var (arrival, file), ..] left)
            throw new RunException($"{file} 已损坏或不见了,{arrival.Path} 的原件也不在了(一共 {left.Count} 个文件);请从备份恢复 lake/,或请 {arrival.Sender} 重报 {arrival.Period} 的 {arrival.Source}");
        return ingest;
    }

    static void Demand(LakeInventory lake)
    {
        if (!lake.IsSound)
            throw new RunException($"数据湖里有 {lake.Damaged.Count:N0} 个文件已损坏或不见了");
    }

    static RunLog Begin(DataFolder data, TimeProvider clock, Action<RunEvent>? watch)
    {
        try
        {
            ClearTmp(data);
            return RunLog.Start(data, clock, watch);
        }
        catch (Exception failure) when (Explained(failure, data) is { } known)
        {
            throw known;
        }
    }

    static void End(RunLog log, string message)
    {
        try
        {
            log.Write("end", message, state: "failed");
        }
        catch (IOException)
        {
            // a full disk takes no log either; who started the run is told all the same
        }
    }

    static DefinitionSet CheckedDefinitions(DataFolder data, RunOptions options, RunLog log, CancellationToken cancellation)
    {
        log.Write("start", "检查定义");
        return DefinitionCheck.Run(data, options.Scope, cancellation);
    }

    static void Build(DataFolder data, RunOptions options, DefinitionSet definitions, IngestResult ingest, LakeInventory lake, string version, RunLog log, CancellationToken cancellation)
    {
        var needed = DiskSpace.Demand(data, ingest.Manifest, options.MinimumFreeBytes);
        var building = Path.Combine(data.Tmp, version + ".duckdb");
        var earlier = options.IsWhole ? null : EarlierTables.From(data, needed);
        // left by a build of this run that read what was damaged
        Clear();
        if (earlier is not null)
        {
            log.Write("build", "取上一版本作底");
            File.Copy(earlier, building);
        }

        BuildResult result;
        try
        {
            result = BuildFile();
        }
        catch (DuckDBException failure) when (earlier is not null && lake.IsSound && failure.ErrorType is not (DuckDBErrorType.OutOfMemory or DuckDBErrorType.Interrupt) && !IsFull(failure))
        {
            // what a build fails on may be damage of the version it started from
            log.Write("build", $"上一版本的文件不能用了,从头全部计算:{FirstLine(failure)}");
            Clear();
            earlier = null;
            result = BuildFile();
        }

        if (earlier is not null)
            log.Write("build", $"没有变化的 {result.Kept:N0} 张表沿用上一版本" + (result.Amended > 0 ? $";另 {result.Amended:N0} 张表只重算有变化的居民" : ""));
        var limits = CheckLimits.Of(data);
        foreach (var warning in result.Warnings(limits))
            log.Write("publish", "提示:" + warning);
        if (result.Errors(limits) is { Count: > 0 } errors)
            throw new RunException($"检查未通过,没有发布:{string.Join(";", errors.Take(5))}{(errors.Count > 5 ? $" 等 {errors.Count} 项" : "")}");
        Demand(lake);
        Publication.Place(data, building, version);

        void Clear()
        {
            foreach (var left in Directory.GetFiles(data.Tmp, Path.GetFileName(building) + "*"))
                File.Delete(left);
        }

        BuildResult BuildFile()
        {
            var settings = new BuildSettings(options.MemoryLimit, options.Threads, Path.Combine(data.Tmp, "spill"), data.Root);
            using var session = BuildSession.Open(building, settings, cancellation);
            return WarehouseBuilder.Build(session, definitions, ingest.Manifest, options.Scope, version,
                new Reporter<BuildProgress>(step => log.Write("build", step.Step, step.Done, step.Total)));
        }
    }

    // after the publication: what is published never waits for it
    static void Archive(DataFolder data, Manifest manifest, RunOptions options, TimeProvider clock, RunLog log, CancellationToken cancellation)
    {
        // no days: files stay in the inbox, and what was sealed before that was decided stays sealed
        if (options.OriginalsDays == 0)
            return;
        var originals = new Originals(data);
        originals.Expire(clock.GetUtcNow().UtcDateTime.AddDays(-options.OriginalsDays));
        if (originals.Take(manifest, options.Threads, cancellation) is > 0 and var taken)
            log.Write("archive", $"已入库的原件 {taken:N0} 个移出收件箱,加密保存 {options.OriginalsDays} 天");
    }

    static Reporter<IngestProgress> Report(RunLog log)
    {
        var written = 0;
        return new Reporter<IngestProgress>(step =>
        {
            // twenty lines for a whole ingest: the log is read by people
            var part = step.FilesDone * 20 / step.FilesTotal;
            if (part == written)
                return;
            written = part;
            log.Write("ingest", string.Create(CultureInfo.InvariantCulture, $"已读 {step.Rows:N0} 行"), step.FilesDone, step.FilesTotal);
        });
    }

    static RunException? Explained(Exception failure, DataFolder data) => failure switch
    {
        RunException known => known,
        UnauthorizedAccessException => new RunException($"数据目录 {data.Root} 不可写:{failure.Message}", failure),
        IOException io when (io.HResult & 0xFFFF) is 28 or 112 => Full(failure, data),
        DuckDBException io when IsFull(io) => Full(failure, data),
        DuckDBException { ErrorType: DuckDBErrorType.OutOfMemory } when IsSpillFull(failure) => Full(failure, data),
        DuckDBException { ErrorType: DuckDBErrorType.OutOfMemory } => new RunException($"内存不够,没有发布;请在 {data.SettingsFile} 把 MemoryLimit 调大后再运行:{FirstLine(failure)}", failure),
        DirectoryNotFoundException or FileNotFoundException or DuckDBException { ErrorType: DuckDBErrorType.IO } => new RunException($"数据目录 {data.Root} 里的文件在运行中不见了(磁盘或网络盘断开了?),没有发布;接好后再运行:{FirstLine(failure)}", failure),
        IngestException => new RunException(failure.Message, failure),
        _ => null,
    };

    static RunException Full(Exception failure, DataFolder data) => new($"磁盘已满,没有发布;请清理 {data.Root} 所在磁盘后再运行", failure);

    static bool IsFull(DuckDBException failure) => failure.ErrorType == DuckDBErrorType.IO && failure.Message.Contains("No space left on device", StringComparison.Ordinal);

    static bool IsSpillFull(Exception failure) => failure.Message.Contains("max_temp_directory_size", StringComparison.Ordinal);

    static string FirstLine(Exception failure) => failure.Message.Split('\n')[0];

    static void CreateFolders(DataFolder data)
    {
        try
        {
            foreach (var folder in new[] { data.Root, data.Inbox, data.Lake, data.Warehouse, data.Runs, data.Tmp, data.Keys })
                Directory.CreateDirectory(folder);
        }
        catch (Exception failure) when (failure is UnauthorizedAccessException or IOException)
        {
            throw new RunException($"数据目录 {data.Root} 不可写:{failure.Message}", failure);
        }
    }

    static void ClearTmp(DataFolder data)
    {
        foreach (var file in Directory.EnumerateFiles(data.Tmp))
            File.Delete(file);
        foreach (var folder in Directory.EnumerateDirectories(data.Tmp))
            Directory.Delete(folder, recursive: true);
    }
}
