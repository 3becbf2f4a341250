using System.Data.Common;
using DuckDB.NET.Data;

namespace FamilyDoctor.Analytics.Warehouse;

/// <summary>The file of a published version, opened once and read by a verb that then ends.</summary>
public static class VersionReader
{
    /// <summary>Form of the tables of a version; raised when they change so that an older program cannot read them, or this one not the older.</summary>
    public const int Format = 4;

    /// <exception cref="RunException">Nothing has been published, or this program cannot read it; the message says what to do.</exception>
    public static DuckDBConnection OpenCurrent(DataFolder data)
    {
        var version = data.CurrentVersion() ?? throw new RunException($"{data.Root} 还没有发布过任何版本,请先运行 fda run --data {data.Root}");
        var file = data.VersionFile(version);
        if (!File.Exists(file))
            throw new RunException($"当前版本的文件 {file} 不见了;请重新运行 fda run,或从备份恢复");
        var connection = new DuckDBConnection($"Data Source={file};access_mode=READ_ONLY");
        try
        {
            connection.Open();
            Demand(connection);
            return connection;
        }
        catch (DbException failure)
        {
            connection.Dispose();
            throw new RunException($"版本文件 {file} 打不开,可能已损坏,或由更新的程序写成;请换用写它的程序,或重新运行 fda run({failure.Message.Split('\n')[0]})", failure);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <exception cref="RunException">The version was built by a program whose tables this one does not know.</exception>
    public static void Demand(DbConnection version)
    {
        using var command = version.CreateCommand();
        command.CommandText = "select format, program from meta.version";
        using var reader = command.ExecuteReader();
        if (!reader.Read() || reader.GetInt32(0) == Format)
            return;
        throw new RunException(FormattableString.Invariant(reader.GetInt32(0) > Format
            ? $"当前版本由更新的程序 {reader.GetString(1)} 建成(格式 {reader.GetInt32(0)},本程序只认到 {Format});请换用新版程序"
            : (FormattableString)$"当前版本由较旧的程序 {reader.GetString(1)} 建成(格式 {reader.GetInt32(0)},本程序用 {Format});请重新运行 fda run"));
    }
}
