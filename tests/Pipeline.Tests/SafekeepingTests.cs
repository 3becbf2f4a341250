using System.Security.Cryptography;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Exports;
using FamilyDoctor.Analytics.Warehouse.Operations;
using FamilyDoctor.Analytics.Warehouse.Safekeeping;
using Xunit;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>Sealed files open whole or not at all; a restored folder gives what the lost one gave.</summary>
public sealed class SafekeepingTests(SmallCity city) : IDisposable
{
    const int Piece = 1 << 20;
    const string Passphrase = "晴川历历汉阳树-2026";

    static readonly byte[] Secret = SHA256.HashData("secret"u8);
    static readonly DateTimeOffset Now = new(2026, 2, 3, 4, 5, 6, TimeSpan.Zero);

    readonly string _folder = Directory.CreateTempSubdirectory("fda-safe-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Piece - 1)]
    [InlineData(Piece)]
    [InlineData(Piece + 1)]
    [InlineData((2 * Piece) + 12_345)]
    public void What_was_sealed_opens_again(int bytes)
    {
        var plain = Plain(bytes);
        Assert.Equal(plain, Opened(Sealed(plain)));
    }

    [Fact]
    public void A_changed_or_missing_byte_is_noticed_wherever_it_is()
    {
        var content = Sealed(Plain(Piece + 100));
        foreach (var at in new[] { 0, 4, 5, 20, 37, 38, Piece / 2, Piece + 40, Piece + 60, content.Length - 1 })
        {
            var changed = content.ToArray();
            changed[at] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => Opened(changed));
        }

        // cut off: inside a piece, between two, without the last
        foreach (var length in new[] { 0, 10, 37, 1_000, 37 + Piece + 16, content.Length - 1 })
            Assert.ThrowsAny<CryptographicException>(() => Opened(content[..length]));
        Assert.ThrowsAny<CryptographicException>(() => Opened(content, "another"));
        Assert.ThrowsAny<CryptographicException>(() => Opened([.. content, 0]));
    }

    [Fact]
    public void Sealing_twice_gives_different_bytes_and_shows_nothing_of_the_content()
    {
        var plain = Plain(5_000);
        var (first, second) = (Sealed(plain), Sealed(plain));
        Assert.NotEqual(first, second);
        Assert.Equal(-1, first.AsSpan().IndexOf(plain.AsSpan(100, 16)));
    }

    [Fact]
    public void A_restored_folder_builds_the_same_version_and_the_same_bytes()
    {
        var lost = city.Copy();
        try
        {
            using (var db = OperationsDb.Open(lost))
            {
                db.Record("ops", "备份前", "这一行要回来", Now.UtcDateTime);
                db.SaveChanges();
            }

            Directory.CreateDirectory(lost.Drafts);
            File.WriteAllText(Path.Combine(lost.Drafts, "draft.yaml"), "title: 草案\n");
            var list = Write(lost);
            Assert.Equal(city.Version, list.Version);
            Assert.DoesNotContain(list.Files, file => file.Path.StartsWith("inbox/", StringComparison.Ordinal) || file.Path.StartsWith("keys/", StringComparison.Ordinal));
            var restored = new DataFolder(Path.Combine(_folder, "restored"));
            Restore.Read(restored, At("backup.tar"), At("keys"), Passphrase);
            // what had not been read when the backup was made is sent again
            Assert.Equal(city.Version, SmallCity.Run(restored).Version);
            foreach (var what in Enum.GetValues<ExportKind>())
                Assert.Equal(SmallCity.Exported(city.Data, what), SmallCity.Exported(restored, what));
            using var accounts = OperationsDb.Open(restored);
            Assert.Equal("这一行要回来", accounts.Audit.Single(entry => entry.What == "备份前").Detail);
            Assert.Equal(File.ReadAllText(Path.Combine(lost.Keys, "person.key")), File.ReadAllText(Path.Combine(restored.Keys, "person.key")));
            Assert.True(File.Exists(Path.Combine(restored.Drafts, "draft.yaml")));
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(restored.Keys, "person.key")));
        }
        finally
        {
            Directory.Delete(lost.Root, recursive: true);
        }
    }

    [Fact]
    public void A_damaged_backup_a_wrong_passphrase_and_a_folder_in_use_are_refused_and_leave_nothing()
    {
        Write(city.Data);
        var target = new DataFolder(Path.Combine(_folder, "target"));
        Assert.Contains("口令不对", Assert.Throws<RunException>(() => Restore.Read(target, At("backup.tar"), At("keys"), "不是这个口令啊不是的")).Message, StringComparison.Ordinal);
        Assert.Contains("不是空目录", Assert.Throws<RunException>(() => Restore.Read(city.Data, At("backup.tar"), At("keys"), Passphrase)).Message, StringComparison.Ordinal);
        var bytes = File.ReadAllBytes(At("backup.tar"));
        File.WriteAllBytes(At("cut.tar"), bytes[..(bytes.Length / 2)]);
        Assert.Throws<RunException>(() => Restore.Read(target, At("cut.tar"), At("keys"), Passphrase));
        // inside a file: what stands between files holds nothing
        bytes[bytes.AsSpan().IndexOf("PAR1"u8) + 10] ^= 1;
        File.WriteAllBytes(At("flipped.tar"), bytes);
        Assert.Contains("没有恢复", Assert.Throws<RunException>(() => Restore.Read(target, At("flipped.tar"), At("keys"), Passphrase)).Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(target.Root));
        Assert.DoesNotContain(Directory.EnumerateDirectories(_folder), path => path.EndsWith(".restoring", StringComparison.Ordinal));
    }

    [Fact]
    public void The_commands_say_what_they_did()
    {
        var backup = FdaProcess.RunWith($"{Passphrase}\n{Passphrase}\n", "backup", "--data", city.Data.Root, "--out", At("b.tar"), "--keys", At("k"));
        Assert.True(backup.ExitCode == 0, backup.Error);
        Assert.Contains("已备份", backup.Output, StringComparison.Ordinal);
        var restore = FdaProcess.RunWith(Passphrase + "\n", "restore", "--data", At("new"), "--from", At("b.tar"), "--keys", At("k"));
        Assert.True(restore.ExitCode == 0, restore.Error);
        Assert.Contains($"就会重建版本 {city.Version}", restore.Output, StringComparison.Ordinal);
        Assert.Contains("口令太短", FdaProcess.RunWith("short\nshort\n", "backup", "--data", city.Data.Root, "--out", At("c.tar"), "--keys", At("k2")).Error, StringComparison.Ordinal);
    }

    BackupList Write(DataFolder data) => Backup.Write(data, At("backup.tar"), At("keys"), Passphrase, "test", Now);

    string At(string name) => Path.Combine(_folder, name);

    static byte[] Plain(int bytes)
    {
        var plain = new byte[bytes];
        for (var i = 0; i < bytes; i++)
            plain[i] = unchecked((byte)(i * 31 / 7));
        return plain;
    }

    static byte[] Sealed(byte[] plain)
    {
        using var target = new MemoryStream();
        SealedFile.Seal(new MemoryStream(plain), target, Secret, "label");
        return target.ToArray();
    }

    static byte[] Opened(byte[] content, string label = "label")
    {
        using var stream = SealedFile.Open(new MemoryStream(content), Secret, label);
        using var plain = new MemoryStream();
        stream.CopyTo(plain);
        return plain.ToArray();
    }
}
