using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using DuckDB.NET.Data;
using FamilyDoctor.Analytics.Warehouse.Definitions;
using FamilyDoctor.Analytics.Warehouse.Ingest;
using FamilyDoctor.Analytics.Warehouse.Lake;

namespace FamilyDoctor.Analytics.Warehouse.Safekeeping;

/// <summary>
/// vault.db: who is behind a person key, encrypted, for an inspector's call. It holds what the registers of persons say (sources whose key is the person): the
/// number and the columns of which the lake has only pseudonyms. Each arrival has a key of its own; a person is once in it, so the person key is the nonce.
/// </summary>
public sealed class Vault(DataFolder data)
{
    const string Tables = """
        create table if not exists arrivals (arrival integer, definition varchar, titles varchar, salt blob);
        create table if not exists identities (person bigint, proof bigint, arrival integer, sealed blob);
        """;

    byte[] Secret => KeyFile.Open(data, "vault.key", File.Exists(data.VaultDb), "身份库是用它加密的");

    /// <summary>Takes up the registers that are not in it yet; a later arrival takes the place of an earlier one.</summary>
    /// <exception cref="RunException">Two persons have one key: nothing that joins by it could be trusted.</exception>
    public void Add(Manifest manifest, IReadOnlyList<SourceDefinition> sources, int threads, CancellationToken cancellation)
    {
        var registers = sources.Where(source => Register.PersonOf(source) is not null).ToDictionary(source => source.Id, StringComparer.Ordinal);
        var current = registers.Values.SelectMany(manifest.Current).OrderBy(arrival => arrival.Number).ToList();
        if (current.Count == 0)
            return;
        var secret = Secret;
        var hash = KeyedHash.Open(data, isInUse: true);
        using var connection = Connect(isReadOnly: false);
        connection.Execute(Tables);
        var known = connection.Query<(int Arrival, string Definition)>("select arrival, definition from arrivals").ToHashSet();
        var originals = new Originals(data);
        var waiting = current.Where(arrival => !known.Contains((arrival.Number, arrival.Definition)) && originals.PathOf(arrival) is not null).ToList();
        var gate = new Lock();
        SideBySide.Run(waiting, threads, arrival =>
        {
            var register = Register.Read(registers[arrival.Source], originals.PathOf(arrival)!, secret, hash, cancellation);
            lock (gate)
                Write(connection, arrival, register);
        }, cancellation);
    }

    /// <summary>What is known of a person, by the titles of the columns; empty when no register named them.</summary>
    /// <exception cref="RunException">A run is writing the vault just now, or its key is gone.</exception>
    public IReadOnlyList<(string Title, string Value)> Find(long person)
    {
        if (!File.Exists(data.VaultDb))
            return [];
        try
        {
            using var connection = Connect(isReadOnly: true);
            var found = connection.Query<(byte[] Sealed, byte[] Salt, string Titles)>("""
                select identities.sealed, arrivals.salt, arrivals.titles
                from identities
                inner join arrivals on arrivals.arrival = identities.arrival
                where identities.person = $person
                """, new { person }).ToList();
            if (found.Count == 0)
                return [];
            var (content, salt, titles) = found[0];
            using var cipher = Register.Cipher(Secret, salt);
            var plain = new byte[content.Length - Register.Tag];
            cipher.Decrypt(Register.NonceOf(person), content.AsSpan(0, plain.Length), content.AsSpan(plain.Length), plain);
            return [.. titles.Split(Register.Between).Zip(Encoding.UTF8.GetString(plain).Split(Register.Between)).Where(pair => pair.Second.Length > 0)];
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

    DuckDBConnection Connect(bool isReadOnly)
    {
        var connection = new DuckDBConnection(new DuckDBConnectionStringBuilder { DataSource = data.VaultDb, Threads = 1, MemoryLimit = "500MB", TempDirectory = Path.Combine(data.Tmp, "vault"), ReadOnly = isReadOnly }.ConnectionString);
        connection.Open();
        return connection;
    }

    // an earlier arrival never takes the place of a later one, in whatever order they are read
    static void Write(DuckDBConnection connection, Arrival arrival, Register register)
    {
        using var transaction = connection.BeginTransaction();
        connection.Execute("create or replace temporary table fresh (person bigint, proof bigint, sealed blob);");
        using (var rows = connection.CreateAppender("fresh"))
        {
            foreach (var (person, proof, content) in register.Persons)
                rows.CreateRow().AppendValue(person).AppendValue(proof).AppendValue(content).EndRow();
            rows.Close();
        }

        Demand(connection);
        connection.Execute("""
            delete from identities where arrival = $arrival or (arrival < $arrival and person in (select person from fresh));
            insert into identities
            select fresh.person, fresh.proof, $arrival, fresh.sealed
            from fresh
            where fresh.person not in (select identities.person from identities);
            delete from arrivals where arrival = $arrival;
            insert into arrivals values ($arrival, $definition, $titles, $salt);
            drop table fresh;
            """, new { arrival = arrival.Number, definition = arrival.Definition, titles = string.Join(Register.Between, register.Titles), salt = register.Salt });
        transaction.Commit();
    }

    static void Demand(DuckDBConnection connection)
    {
        var clash = connection.Query<long>("""
            select fresh.person
            from fresh
            inner join identities on identities.person = fresh.person and identities.proof <> fresh.proof
            order by fresh.person limit 1;
            """).ToList();
        if (clash.Count > 0)
            throw new RunException(string.Create(CultureInfo.InvariantCulture, $"两个不同的身份证号算出了同一个人员代码({clash[0]:X15}),没有发布;请换用新的 keys/person.key 重新接收全部文件"));
    }
}
