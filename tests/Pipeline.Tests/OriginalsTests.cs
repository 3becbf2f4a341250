using System.Text;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Answers;
using FamilyDoctor.Analytics.Warehouse.Definitions;
using FamilyDoctor.Analytics.Warehouse.Exports;
using FamilyDoctor.Analytics.Warehouse.Ingest;
using FamilyDoctor.Analytics.Warehouse.Lake;
using FamilyDoctor.Analytics.Warehouse.Safekeeping;
using Xunit;
using static FamilyDoctor.Analytics.Pipeline.Tests.IngestInbox;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>Accepted files leave the inbox sealed, and can still be read again.</summary>
public sealed class OriginalsTests(SmallCity city) : IDisposable
{
    readonly IngestInbox _inbox = new();

    Originals Originals => new(_inbox.Data);

    string[] Sealed => Directory.Exists(_inbox.Data.Originals) ? Directory.GetFiles(_inbox.Data.Originals) : [];

    public void Dispose() => _inbox.Dispose();

    [Fact]
    public void An_accepted_file_is_moved_and_a_refused_one_stays()
    {
        _inbox.IngestContracts(Contract("C1"));
        _inbox.Put("990101/2025-02/contracts.csv", "没有表头\n");
        _inbox.Ingest();
        Take();
        Assert.Equal(["contracts.csv"], Directory.EnumerateFiles(_inbox.Data.Inbox, "*", SearchOption.AllDirectories).Select(Path.GetFileName));
        Assert.Equal(2, Sealed.Length);
        var arrival = Manifest.Load(_inbox.Data).Arrivals.First(known => known.Source == "contracts" && known.State == ArrivalState.Accepted);
        using var content = Originals.Open(arrival);
        using var text = new StreamReader(content);
        Assert.Contains(Wang, text.ReadToEnd(), StringComparison.Ordinal);
        Assert.False(_inbox.Ingest().Changed);
    }

    [Fact]
    public void When_a_definition_changes_the_sealed_file_is_read_again_and_no_clear_copy_stays()
    {
        _inbox.IngestContracts(Contract("C1") + Contract("C2", status: "失效"));
        Take();
        Define(Contracts.Replace("作废: void", "作废: void, 失效: void", StringComparison.Ordinal));
        var arrival = Assert.Single(_inbox.Ingest().Arrivals);
        Assert.Equal((2L, 0L), (arrival.Accepted, arrival.Rejected));
        Assert.Equal(["C1|effective", "C2|void"], _inbox.Lake("contracts", "contract, status"));
        Assert.Empty(Directory.EnumerateFiles(_inbox.Data.Inbox, "*", SearchOption.AllDirectories));
        Assert.False(_inbox.Ingest().Changed);
    }

    [Fact]
    public void The_answer_to_a_sender_is_made_from_the_sealed_file()
    {
        _inbox.IngestContracts(Contract("C1") + Contract("C2") + Contract("C3") + Contract("C4", status: "失效"));
        var arrival = Manifest.Load(_inbox.Data).Arrivals.First(known => known.Source == "contracts");
        Assert.Equal((ArrivalState.Accepted, 1L), (arrival.State, arrival.Rejected));
        Take();
        var file = Path.Combine(_inbox.Data.Tmp, "answer.xlsx");
        Directory.CreateDirectory(_inbox.Data.Tmp);
        Assert.True(RejectAnswer.Write(_inbox.Data, _inbox.Sources[1], arrival, file, CancellationToken.None).HasOriginals);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_inbox.Data.Inbox, ".*", SearchOption.AllDirectories));
        Originals.Expire(DateTime.MaxValue);
        Assert.False(RejectAnswer.Write(_inbox.Data, _inbox.Sources[1], arrival, file, CancellationToken.None).HasOriginals);
    }

    [Fact]
    public void The_same_file_sent_again_is_nothing_new_and_goes_the_same_way()
    {
        _inbox.IngestContracts(Contract("C1"));
        Take();
        _inbox.PutContracts(Contract("C1"));
        Assert.Empty(_inbox.Ingest().Arrivals);
        Take();
        Assert.Empty(Directory.EnumerateFiles(_inbox.Data.Inbox, "*", SearchOption.AllDirectories));
        Assert.Equal(2, Sealed.Length);
    }

    [Fact]
    public void A_file_that_somebody_wrote_to_after_it_was_read_is_left_alone()
    {
        _inbox.IngestContracts(Contract("C1"));
        File.AppendAllText(Path.Combine(_inbox.Data.Inbox, "990101/2025-01/contracts.csv"), Contract("C2"));
        Take();
        Assert.Single(Directory.EnumerateFiles(_inbox.Data.Inbox, "*", SearchOption.AllDirectories));
        _inbox.Ingest();
        Assert.Equal(["C1", "C2"], _inbox.Lake("contracts", "contract").Distinct());
    }

    [Fact]
    public void After_its_days_only_the_hash_is_left()
    {
        _inbox.IngestContracts(Contract("C1"));
        Take();
        foreach (var file in Sealed)
            File.SetLastWriteTimeUtc(file, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Originals.Expire(new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.Equal(2, Sealed.Length);
        Originals.Expire(new DateTime(2026, 1, 2, 0, 0, 0, DateTimeKind.Utc));
        Assert.Empty(Sealed);
        var arrival = Manifest.Load(_inbox.Data).Arrivals[0];
        Assert.Contains("已过保存期", Assert.Throws<RunException>(() => Originals.Open(arrival)).Message, StringComparison.Ordinal);
        // its rows stay
        Assert.Equal(["C1"], _inbox.Lake("contracts", "contract"));
        Assert.False(_inbox.Ingest().Changed);
    }

    [Fact]
    public void No_identifier_of_a_whole_city_lies_outside_inbox_and_keys_and_the_vault_knows_each_person()
    {
        var data = city.Copy();
        try
        {
            var register = Directory.GetFiles(data.Inbox, "residents*.csv", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Last();
            var known = File.ReadAllText(register);
            var clear = Numbers(Directory.GetFiles(data.Inbox, "*", SearchOption.AllDirectories).SelectMany(file => Digits(File.ReadAllBytes(file))));
            Assert.True(clear.Count > 10_000);
            Directory.Delete(data.Warehouse, recursive: true);
            Directory.CreateDirectory(data.Warehouse);
            var result = Warehouse.Pipeline.Run(data, new RunOptions(SmallCity.Scope) { Threads = 2, MinimumFreeBytes = 0, OriginalsDays = 30 }, TimeProvider.System, null, CancellationToken.None);
            Assert.Equal(city.Version, result.Version);
            Assert.Equal(SmallCity.Exported(city.Data, ExportKind.Payouts), SmallCity.Exported(data, ExportKind.Payouts));
            foreach (var file in Directory.EnumerateFiles(data.Root, "*", SearchOption.AllDirectories).Where(file => !file.StartsWith(data.Inbox, StringComparison.Ordinal)))
                Assert.False(Digits(File.ReadAllBytes(file)).Any(clear.Contains), file);
            // accepted files are gone from the inbox, and a run without them changes nothing
            Assert.DoesNotContain(Manifest.Load(data).Arrivals, arrival => arrival.State == ArrivalState.Accepted && File.Exists(Path.Combine(data.Root, arrival.Path)));
            Assert.False(SmallCity.Run(data).Changed);

            // where files are to stay in the inbox, those sealed before stay too
            var kept = Directory.GetFiles(data.Originals);
            foreach (var file in kept)
                File.SetLastWriteTimeUtc(file, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
            Assert.NotEmpty(kept);
            SmallCity.Run(data);
            Assert.Equal(kept.Order(StringComparer.Ordinal), Directory.GetFiles(data.Originals).Order(StringComparer.Ordinal));

            using var version = VersionReader.OpenCurrent(data);
            var hash = KeyedHash.Open(data, isInUse: true);
            var vault = new Vault(data);
            foreach (var number in Numbers(Digits(Encoding.UTF8.GetBytes(known))).Order(StringComparer.Ordinal).Take(20))
            {
                Assert.True(PersonKeys.TryHash(hash, Encoding.ASCII.GetBytes(number), out var person, out _));
                var found = vault.Find(person);
                Assert.Equal(("身份证号", number), found[0]);
                Assert.Contains(found, part => part.Title == "联系电话");
            }

            Assert.Empty(vault.Find(1));
        }
        finally
        {
            Directory.Delete(data.Root, recursive: true);
        }
    }

    [Fact]
    public void The_vault_keeps_what_the_newest_register_says_of_a_person()
    {
        var data = city.Copy();
        try
        {
            var sources = DefinitionSet.Load(data.Definitions).Sources;
            var (hash, person) = (KeyedHash.Open(data, isInUse: true), 0L);
            var (file, number, phone) = Person(Path.Combine("2025", "residents"), cells => PersonKeys.TryHash(hash, Encoding.ASCII.GetBytes(cells), out person, out _));
            var (older, _, before) = Person(Path.Combine("2024", "residents"), cells => cells == number);
            var vault = new Vault(data);
            Assert.Equal(phone, Phone());
            // an older register that comes late says nothing new; a newer one does
            Send(older, before, "13900000001");
            Assert.Equal(phone, Phone());
            Send(file, phone, "13900000002");
            Assert.Equal("13900000002", Phone());

            string Phone() => vault.Find(person).Single(part => part.Title == "联系电话").Value;

            (string File, string Number, string Phone) Person(string register, Func<string, bool> isMeant)
            {
                var path = Directory.GetFiles(data.Inbox, "residents*.csv", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Last(path => path.Contains(register, StringComparison.Ordinal));
                var lines = File.ReadAllLines(path);
                var titles = lines[0].TrimStart('\uFEFF').Split(',').ToList();
                var of = sources.Single(source => source.Id == "residents").Columns.ToDictionary(column => column.Name, column => titles.FindIndex(title => title == column.Title || column.Aliases.Contains(title)));
                var cells = lines.Skip(1).Select(line => line.Split(',')).First(cells => cells[of["phone"]].Length > 0 && isMeant(cells[of["person"]]));
                return (path, cells[of["person"]], cells[of["phone"]]);
            }

            void Send(string path, string old, string now)
            {
                var text = File.ReadAllText(path);
                Assert.Contains(old, text, StringComparison.Ordinal);
                File.WriteAllText(Path.ChangeExtension(path, null) + "_更正.csv", text.Replace(old, now, StringComparison.Ordinal));
                vault.Add(Ingestion.Run(data, sources, new IngestOptions { AsOf = SmallCity.Scope.AsOf }, null, CancellationToken.None).Manifest, sources, 2, _ => { }, CancellationToken.None);
            }
        }
        finally
        {
            Directory.Delete(data.Root, recursive: true);
        }
    }

    void Take() => Originals.Take(Manifest.Load(_inbox.Data), 2, CancellationToken.None);

    void Define(string contracts) => _inbox.Sources = [_inbox.Sources[0], Source("contracts", contracts)];

    // numbers of contracts and services may be as long
    static HashSet<string> Numbers(IEnumerable<string> numbers)
    {
        var hash = new KeyedHash(new byte[KeyFile.Bytes]);
        return [.. numbers.Where(number => PersonKeys.TryHash(hash, Encoding.ASCII.GetBytes(number), out _, out _))];
    }

    /// <summary>What looks like an ID number: 17 digits and a digit or an X that begin with the region 99 or any other.</summary>
    static IEnumerable<string> Digits(byte[] bytes)
    {
        for (int at = 0, digits = 0; at < bytes.Length; at++)
        {
            if (digits >= 17 && (char.IsAsciiDigit((char)bytes[at]) || bytes[at] is (byte)'X' or (byte)'x'))
                yield return Encoding.ASCII.GetString(bytes, at - 17, 18).ToUpperInvariant();
            digits = char.IsAsciiDigit((char)bytes[at]) ? digits + 1 : 0;
        }
    }
}
