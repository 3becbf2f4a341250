using System.Globalization;
using System.Security.Cryptography;
using Dapper;
using DuckDB.NET.Data;
using FamilyDoctor.Analytics.Warehouse.Definitions;
using FamilyDoctor.Analytics.Warehouse.Ingest;
using FamilyDoctor.Analytics.Warehouse.Lake;

namespace FamilyDoctor.Analytics.Warehouse.Safekeeping;

/// <summary>
/// vault.db: who is behind a person key, encrypted, for an inspector's call. It holds what the registers of persons say (sources whose key is the person): the
/// number and the columns of which the lake has only pseudonyms. Each register has a key of its own; of a person it keeps what the newest one says.
/// </summary>
public sealed class Vault(DataFolder data)
{
    const string Tables = """
        create table if not exists registers (arrival integer, period varchar, definition varchar, titles varchar, salt blob);
        create table if not exists persons (person bigint, proof bigint, arrival integer, block integer);
        create table if not exists blocks (arrival integer, block integer, sealed blob);
        """;

    byte[] Secret => KeyFile.Open(data, "vault.key", File.Exists(data.VaultDb), "身份库是用它加密的");

    /// <summary>Takes up the registers that are not in it yet.</summary>
    /// <param name="progress">Told before the work and after each period how many persons it has taken up.</param>
    /// <exception cref="RunException">Two persons have one key: nothing that joins by it could be trusted.</exception>
    public void Add(Manifest manifest, IReadOnlyList<SourceDefinition> sources, int threads, Action<long> progress, CancellationToken cancellation)
    {
        var registers = sources.Where(source => Register.PersonOf(source) is not null).ToDictionary(source => source.Id, StringComparer.Ordinal);
        var current = registers.Values.SelectMany(manifest.Current).ToList();
        if (current.Count == 0)
            return;
        var secret = Secret;
        var hash = KeyedHash.Open(data, isInUse: true);
        using var connection = ToWrite();
        connection.Execute(Tables);
        var known = connection.Query<(int Arrival, string Definition)>("select arrival, definition from registers").ToHashSet();
        var originals = new Originals(data);
        var waiting = current.Where(arrival => !known.Contains((arrival.Number, arrival.Definition)) && originals.PathOf(arrival) is not null).ToList();
        if (waiting.Count == 0)
            return;
        progress(0);
        var gate = new Lock();
        var newer = new HashSet<ulong>();
        using var transaction = connection.BeginTransaction();
        // the newest first: of those they name, older registers are not even asked
        foreach (var period in waiting.GroupBy(arrival => arrival.Period).OrderByDescending(period => period.Key, StringComparer.Ordinal))
        {
            var numbers = new List<ulong>();
            SideBySide.Run([.. period.OrderByDescending(arrival => arrival.Number)], threads, arrival =>
            {
                var register = Register.Read(registers[arrival.Source], originals.PathOf(arrival)!, secret, hash, newer, cancellation);
                lock (gate)
                {
                    Write(connection, arrival, register);
                    numbers.AddRange(register.Numbers);
                }
            }, cancellation);
            newer.UnionWith(numbers);
            progress(newer.Count);
        }

        KeepNewest(connection);
        transaction.Commit();
        connection.Execute("checkpoint vault");
    }

    /// <summary>What is known of a person, by the titles of the columns; empty when no register named them.</summary>
    /// <exception cref="RunException">A run is writing the vault just now, or its key is gone.</exception>
    public IReadOnlyList<(string Title, string Value)> Find(long person)
    {
        if (!File.Exists(data.VaultDb))
            return [];
        try
        {
            using var connection = ToRead();
            var found = connection.Query<(int Block, byte[] Sealed, byte[] Salt, string Titles)>("""
                select persons.block, blocks.sealed, registers.salt, registers.titles
                from persons
                inner join blocks on blocks.arrival = persons.arrival and blocks.block = persons.block
                inner join registers on registers.arrival = persons.arrival
                where persons.person = $person
                """, new { person }).ToList();
            if (found.Count == 0)
                return [];
            var (block, content, salt, titles) = found[0];
            return [.. titles.Split(Register.Between).Zip(Register.Find(person, block, content, Secret, salt)).Where(pair => pair.Second.Length > 0)];
        }
        catch (System.Data.Common.DbException)
        {
            throw new RunException("身份库正在更新,请过一会儿再查");
        }
        catch (CryptographicException)
        {
            throw new RunException("身份库里的这一条解不开:密钥不是写入时的那一把,或文件已损坏");
        }
    }

    DuckDBConnection ToRead()
    {
        var connection = new DuckDBConnection(new DuckDBConnectionStringBuilder { DataSource = data.VaultDb, ReadOnly = true }.ConnectionString);
        connection.Open();
        return connection;
    }

    // what is taken up is written once, by a checkpoint, and not to a log before: a run that dies leaves the vault as it was, and the next one takes it up again
    DuckDBConnection ToWrite()
    {
        var connection = new DuckDBConnection(new DuckDBConnectionStringBuilder
        {
            DataSource = DuckDBConnectionStringBuilder.InMemoryDataSource,
            MemoryLimit = "500MB",
            TempDirectory = Path.Combine(data.Tmp, "vault"),
        }.ConnectionString);
        connection.Open();
        connection.Execute($"attach {SqlLiteral.Of(data.VaultDb)} as vault (recovery_mode no_wal_writes); use vault");
        return connection;
    }

    static void Write(DuckDBConnection connection, Arrival arrival, Register register)
    {
        connection.Execute("""
            delete from persons where arrival = $arrival;
            delete from blocks where arrival = $arrival;
            delete from registers where arrival = $arrival;
            insert into registers values ($arrival, $period, $definition, $titles, $salt);
            """,
            new { arrival = arrival.Number, period = arrival.Period, definition = arrival.Definition, titles = string.Join(Register.Between, register.Titles), salt = register.Salt });
        using (var rows = connection.CreateAppender("persons"))
        {
            foreach (var (person, proof, block) in register.Persons)
                rows.CreateRow().AppendValue(person).AppendValue(proof).AppendValue(arrival.Number).AppendValue(block).EndRow();
            rows.Close();
        }

        using (var rows = connection.CreateAppender("blocks"))
        {
            for (var block = 0; block < register.Blocks.Count; block++)
                rows.CreateRow().AppendValue(arrival.Number).AppendValue(block).AppendValue(register.Blocks[block]).EndRow();
            rows.Close();
        }
    }

    // a person's place is in the newest register
    static void KeepNewest(DuckDBConnection connection)
    {
        connection.Execute("""
            create or replace temporary table met as
            with named_twice as (select persons.person from persons group by persons.person having count(*) > 1)
            select persons.person, min(persons.proof) <> max(persons.proof) as is_clash, max({'period': registers.period, 'arrival': registers.arrival}) as newest
            from persons
            inner join named_twice on named_twice.person = persons.person
            inner join registers on registers.arrival = persons.arrival
            group by persons.person;
            """);
        if (connection.Query<long>("select person from met where is_clash order by person limit 1").ToList() is [var clash])
            throw new RunException(string.Create(CultureInfo.InvariantCulture, $"两个不同的身份证号算出了同一个人员代码({clash:X15}),没有发布;请换用新的 keys/person.key 重新接收全部文件"));
        connection.Execute("""
            delete from persons
            using met, registers
            where met.person = persons.person and registers.arrival = persons.arrival and {'period': registers.period, 'arrival': registers.arrival} <> met.newest;
            delete from blocks
            where not exists (select 1 from persons where persons.arrival = blocks.arrival and persons.block = blocks.block);
            drop table met;
            """);
    }
}
