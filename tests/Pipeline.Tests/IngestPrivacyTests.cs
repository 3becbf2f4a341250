using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using FamilyDoctor.Analytics.Warehouse.Ingest;
using Xunit;
using static FamilyDoctor.Analytics.Pipeline.Tests.IngestInbox;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

public sealed class IngestPrivacyTests : IDisposable
{
    readonly IngestInbox inbox = new();

    public void Dispose() => inbox.Dispose();

    [Fact]
    public void A_person_key_is_the_first_60_bits_of_the_hmac_of_the_normalised_number()
    {
        inbox.IngestContracts(Contract("C1", Wang.ToLowerInvariant()) + Contract("C2", "110105 19491231 002X", name: " 王芳 "));

        var secret = Convert.FromHexString(File.ReadAllText(Path.Combine(inbox.Data.Keys, "person.key")).Trim());
        var person = Key(secret, "id:" + Wang);
        var name = Key(secret, "name:王芳");
        Assert.Equal([$"C1|{person}|{name}", $"C2|{person}|{name}"], inbox.Lake("contracts", "contract, person, name"));
    }

    [Fact]
    public void The_own_hmac_agrees_with_the_platforms()
    {
        var random = new Random(1);
        var secret = new byte[32];
        for (var i = 0; i < 2000; i++)
        {
            random.NextBytes(secret);
            var text = new byte[i % 150];
            random.NextBytes(text);

            Assert.Equal(Key(secret, text), new KeyedHash(secret).Of([], text));
        }
    }

    [Fact]
    public void Keys_worked_out_together_are_those_worked_out_one_by_one()
    {
        var random = new Random(2);
        var secret = new byte[32];
        random.NextBytes(secret);
        var hash = new KeyedHash(secret);
        var batch = new KeyBatch(hash, "phone:"u8.ToArray());
        // twice, of other lengths: what a batch held before must not show
        for (var round = 0; round < 2; round++)
        {
            var texts = Enumerable.Range(0, 45).Select(i => new byte[(i * 7 + round * 3) % 90]).ToList();
            texts.ForEach(random.NextBytes);
            foreach (var text in texts)
                batch.Add(text);
            batch.Compute();

            var expected = texts.Select(text => HMACSHA256.HashData(secret, (byte[])[.. "phone:"u8, .. text])).ToList();
            Assert.Equal(expected.Select(key => (long)(BinaryPrimitives.ReadUInt64BigEndian(key) >> 4)), batch.Keys.ToArray());
            Assert.Equal(expected.Select(key => BinaryPrimitives.ReadInt64BigEndian(key.AsSpan(8))), batch.Proofs.ToArray());
            batch.Clear();
        }
    }

    [Fact]
    public void The_secret_is_readable_by_its_owner_only()
    {
        inbox.IngestContracts(Contract());

        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(inbox.Data.Keys, "person.key")));
    }

    [Fact]
    public void No_clear_identifier_lies_outside_inbox_and_keys()
    {
        const string Name = "欧阳某某", Phone = "13812345678";
        inbox.PutTeams();
        // good rows, rejected ones, duplicates, identifiers in columns where they do not belong, files without a header, with a wrong one, above the limit
        inbox.PutContracts(
            Contract("C1", Wang, Name) + Contract("C2", Li, Phone) + Contract("C3", Zhao) + Contract("C3", Zhao, Name) + Contract("C4", Wang[..17] + "1", Name)
            + Contract("C5", team: Wang) + Contract(Li) + Contract("C6", status: Zhao) + Contract("C7", received: Phone) + Contract("C8", Name)
            + $"C9,{Wang},{Name}\n" + Contract("C10", "１１０１０５１９４９１２３１００２Ｘ", status: "１１０１０５１９４９１２３１００２Ｘ") + Contract("C11") + Contract("C12") + Contract("C13"));
        inbox.Put("990101/2025-02/contracts.csv", Contract("C1", Wang, Name));
        inbox.Put("990101/2025-03/contracts.csv", $"协议编号,身份证号,{Li}\nC1,{Wang},{Name}\n");
        inbox.Put("990101/2025-04/contracts.csv", ContractsHeader + Contract("C1", Wang, Name, "T9"));
        inbox.Ingest();

        Assert.Equal(9, inbox.Rejects().Count);
        string[] secrets = [Wang, Wang.ToLowerInvariant(), Wang[..17], Li, Zhao, Name, Phone, "１１０１０５１９４９１２３１００２"];
        foreach (var file in Directory.EnumerateFiles(inbox.Data.Root, "*", SearchOption.AllDirectories)
            .Where(file => !file.StartsWith(inbox.Data.Inbox, StringComparison.Ordinal) && !file.StartsWith(inbox.Data.Keys, StringComparison.Ordinal)))
        {
            var bytes = File.ReadAllBytes(file);
            Assert.DoesNotContain(secrets, secret => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)) >= 0);
        }
        // what is compressed is looked through as text too
        foreach (var row in inbox.Rejects().Concat(inbox.Lake("contracts")).Concat(inbox.Lake("teams")))
            Assert.DoesNotContain(secrets, secret => row.Contains(secret, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("11010519491231002X", "110105********002X")]
    [InlineData("110105491231002", "110105*****1002")]
    [InlineData("13812345678", "138****5678")]
    [InlineData("1.10105E+17", "1.10105E+17")]
    [InlineData("张三丰", "张**")]
    [InlineData("人民路一段二号三单元", "人民路*******")]
    [InlineData("1", "*")]
    public void An_identifier_is_masked_so_that_only_its_sender_finds_it(string text, string masked) =>
        Assert.Equal(masked, Masking.Identifier(Encoding.UTF8.GetBytes(text)));

    static long Key(byte[] secret, string text) => Key(secret, Encoding.UTF8.GetBytes(text));

    static long Key(byte[] secret, byte[] text) => Convert.ToInt64(Convert.ToHexString(HMACSHA256.HashData(secret, text))[..15], 16);
}
