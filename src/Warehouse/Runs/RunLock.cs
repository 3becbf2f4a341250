using System.Globalization;

namespace FamilyDoctor.Analytics.Warehouse.Runs;

/// <summary>One run at a time per data folder: an operating-system lock that vanishes with the process that holds it.</summary>
public sealed class RunLock : IDisposable
{
    readonly FileStream _file;

    RunLock(FileStream file) => _file = file;

    /// <exception cref="RunLockedException">Another process holds the lock.</exception>
    public static RunLock Take(DataFolder data, string holder)
    {
        FileStream file;
        try
        {
            file = new FileStream(data.RunLock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException failure)
        {
            throw new RunException($"数据目录 {data.Root} 不可写:{failure.Message}", failure);
        }
        catch (IOException)
        {
            throw new RunLockedException(ReadHolder(data));
        }

        file.SetLength(0);
        file.Write(System.Text.Encoding.UTF8.GetBytes(holder));
        file.Flush(true);
        // beside the lock, since a locked file cannot be read everywhere
        File.WriteAllText(HolderFile(data), holder);
        return new RunLock(file);
    }

    public static string Describe(DateTimeOffset now) => string.Create(CultureInfo.InvariantCulture, $"进程 {Environment.ProcessId},{ChinaTime.At(now):yyyy-MM-dd HH:mm:ss} 开始");

    public void Dispose() => _file.Dispose();

    static string HolderFile(DataFolder data) => data.RunLock + ".holder";

    static string ReadHolder(DataFolder data)
    {
        try
        {
            return File.ReadAllText(HolderFile(data));
        }
        catch (IOException)
        {
            return "另一个进程";
        }
    }
}

/// <summary>Another run holds this data folder.</summary>
public sealed class RunLockedException(string holder) : Exception($"已有一次运行正在进行({holder}),请等它结束后再试")
{
    public string Holder { get; } = holder;
}
