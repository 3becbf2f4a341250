using System.Security.Cryptography;
using System.Text;

namespace FamilyDoctor.Analytics.Warehouse.Safekeeping;

/// <summary>A secret of the region: 32 random bytes in a file of keys/ that only its owner may read.</summary>
public static class KeyFile
{
    public const int Bytes = 32;

    /// <summary>Reads a secret, making it on first use.</summary>
    /// <param name="keeps">What was made with it, for the message when it is gone.</param>
    /// <exception cref="RunException">The secret is damaged, or gone although something was made with it.</exception>
    public static byte[] Open(DataFolder data, string name, bool isInUse, string keeps)
    {
        var path = Path.Combine(data.Keys, name);
        if (File.Exists(path))
        {
            var text = File.ReadAllText(path).Trim();
            return text.Length == Bytes * 2 && text.All(char.IsAsciiHexDigit)
                ? Convert.FromHexString(text)
                : throw new RunException($"{path} 已损坏,应是 {Bytes * 2} 位十六进制数;请用 fda restore 从备份恢复");
        }

        if (isInUse)
            throw new RunException($"找不到 {path},而{keeps};请用 fda restore 从备份恢复");
        var secret = RandomNumberGenerator.GetBytes(Bytes);
        Save(path, secret);
        return secret;
    }

    internal static void Save(string path, byte[] secret)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = path + ".tmp";
        File.Delete(temporary);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(temporary, options))
        {
            file.Write(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(secret) + "\n"));
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path);
    }
}
