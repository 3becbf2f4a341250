using System.Runtime.InteropServices;
using System.Security.Cryptography;
using FamilyDoctor.Analytics.Warehouse.Definitions;
using FamilyDoctor.Analytics.Warehouse.Ingest;

namespace FamilyDoctor.Analytics.Warehouse.Safekeeping;

/// <summary>The persons of one register, each encrypted.</summary>
/// <param name="Titles">What the parts of a person's entry are.</param>
sealed record Register(IReadOnlyList<string> Titles, byte[] Salt, IReadOnlyList<(long Person, long Proof, byte[] Sealed)> Persons)
{
    public const int Tag = 16;

    /// <summary>Between the parts of an entry.</summary>
    public const char Between = '\n';

    const int SaltBytes = 32;

    /// <summary>The column that a register of persons is keyed by; null for any other source.</summary>
    public static SourceColumn? PersonOf(SourceDefinition source) =>
        source.Key is [var key] && source.Columns.First(column => column.Name == key) is { Type: ColumnType.Person } person ? person : null;

    public static Register Read(SourceDefinition source, string path, byte[] secret, KeyedHash hash, CancellationToken cancellation)
    {
        SourceColumn[] columns = [PersonOf(source)!, .. source.Columns.Where(column => column.Type == ColumnType.Pseudonym)];
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        using var cipher = Cipher(secret, salt);
        using var file = OpenFile.Open(path, FileDigest.Of(path, cancellation).Content, source, new IngestOptions().BufferBytes);
        var all = source.Columns.ToList();
        var fields = columns.Select(column => file.Header.Fields[all.IndexOf(column)]).ToArray();
        var (persons, seen, entry) = (new List<(long, long, byte[])>(), new HashSet<long>(), new List<byte>());
        while (file.Records.Read())
        {
            if (fields[0] >= file.Records.Count || !PersonKeys.TryHash(hash, Utf8Text.Trim(file.Records[fields[0]]), out var person, out var proof) || !seen.Add(person))
                continue;
            Fill(entry, file.Records, fields);
            var content = new byte[entry.Count + Tag];
            cipher.Encrypt(NonceOf(person), CollectionsMarshal.AsSpan(entry), content.AsSpan(0, entry.Count), content.AsSpan(entry.Count));
            persons.Add((person, proof, content));
        }

        return new Register([.. columns.Select(column => column.Title)], salt, persons);
    }

    public static AesGcm Cipher(byte[] secret, byte[] salt) => new(HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, KeyFile.Bytes, salt, "vault"u8.ToArray()), Tag);

    /// <summary>A person is once in a register, and each register has a key of its own.</summary>
    public static byte[] NonceOf(long person)
    {
        var nonce = new byte[12];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(nonce.AsSpan(4), person);
        return nonce;
    }

    static void Fill(List<byte> entry, CsvReader records, int[] fields)
    {
        entry.Clear();
        foreach (var field in fields)
        {
            if (entry.Count > 0)
                entry.Add((byte)Between);
            if (field < 0 || field >= records.Count)
                continue;
            foreach (var sign in Utf8Text.Trim(records[field]))
                entry.Add(sign == Between ? (byte)' ' : sign);
        }
    }
}
