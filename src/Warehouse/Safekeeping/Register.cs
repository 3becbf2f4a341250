using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using FamilyDoctor.Analytics.Warehouse.Definitions;
using FamilyDoctor.Analytics.Warehouse.Ingest;

namespace FamilyDoctor.Analytics.Warehouse.Safekeeping;

/// <summary>The persons of one register: which they are, and in encrypted blocks what the register says of them.</summary>
/// <param name="Titles">What the parts of a person's entry are.</param>
/// <param name="Persons">With the block that each stands in.</param>
/// <param name="Numbers">The ID numbers that were read: an older register need not say anything of them.</param>
sealed record Register(IReadOnlyList<string> Titles, byte[] Salt, IReadOnlyList<(long Person, long Proof, int Block)> Persons, IReadOnlyList<byte[]> Blocks, IReadOnlyList<ulong> Numbers)
{
    /// <summary>Between the parts of an entry.</summary>
    public const char Between = '\n';

    /// <summary>One call of the cipher for some hundred persons, and one look-up decrypts no more than that.</summary>
    const int BlockBytes = 1 << 15;

    const int SaltBytes = 32, Tag = 16;

    /// <summary>Before an entry: whose it is, and its length.</summary>
    const int Head = sizeof(long) + sizeof(int);

    /// <summary>The column that a register of persons is keyed by; null for any other source.</summary>
    public static SourceColumn? PersonOf(SourceDefinition source) =>
        source.Key is [var key] && source.Columns.First(column => column.Name == key) is { Type: ColumnType.Person } person ? person : null;

    /// <param name="newer">ID numbers of newer registers; the persons are passed over.</param>
    public static Register Read(SourceDefinition source, string path, byte[] secret, KeyedHash hash, HashSet<ulong> newer, CancellationToken cancellation)
    {
        SourceColumn[] columns = [PersonOf(source)!, .. source.Columns.Where(column => column.Type == ColumnType.Pseudonym)];
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        using var cipher = Cipher(secret, salt);
        using var file = OpenFile.Open(path, FileDigest.Of(path, cancellation).Content, source, new IngestOptions().BufferBytes);
        var all = source.Columns.ToList();
        var fields = columns.Select(column => file.Header.Fields[all.IndexOf(column)]).ToArray();
        var (persons, blocks, seen, block) = (new List<(long, long, int)>(), new List<byte[]>(), new HashSet<ulong>(), new List<byte>());
        var (keys, heads) = (PersonKeys.NewBatch(hash), new List<int>());
        Span<byte> normal = stackalloc byte[ResidentId.Length];
        while (file.Records.Read())
        {
            if (fields[0] >= file.Records.Count)
                continue;
            if (!ResidentId.IsValid(Utf8Text.Trim(file.Records[fields[0]]), out var number) || newer.Contains(number) || !seen.Add(number))
                continue;
            ResidentId.Write(number, normal);
            keys.Add(normal);
            heads.Add(block.Count);
            Append(block, file.Records, fields);
            if (block.Count >= BlockBytes)
                Seal();
        }

        if (block.Count > 0)
            Seal();
        return new Register([.. columns.Select(column => column.Title)], salt, persons, blocks, [.. seen]);

        void Seal()
        {
            keys.Compute();
            for (var i = 0; i < heads.Count; i++)
            {
                BinaryPrimitives.WriteInt64LittleEndian(CollectionsMarshal.AsSpan(block)[heads[i]..], keys.Keys[i]);
                persons.Add((keys.Keys[i], keys.Proofs[i], blocks.Count));
            }

            keys.Clear();
            heads.Clear();
            var content = new byte[block.Count + Tag];
            cipher.Encrypt(NonceOf(blocks.Count), CollectionsMarshal.AsSpan(block), content.AsSpan(0, block.Count), content.AsSpan(block.Count));
            blocks.Add(content);
            block.Clear();
        }
    }

    /// <summary>The parts of a person's entry.</summary>
    /// <exception cref="CryptographicException">The key is another one, or the block is damaged.</exception>
    public static string[] Find(long person, int block, ReadOnlySpan<byte> content, byte[] secret, byte[] salt)
    {
        using var cipher = Cipher(secret, salt);
        var plain = new byte[content.Length - Tag];
        cipher.Decrypt(NonceOf(block), content[..plain.Length], content[plain.Length..], plain);
        for (var at = 0; at < plain.Length;)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(plain.AsSpan(at + sizeof(long)));
            var entry = plain.AsSpan(at + Head, length);
            if (BinaryPrimitives.ReadInt64LittleEndian(plain.AsSpan(at)) == person)
                return Encoding.UTF8.GetString(entry).Split(Between);
            at += Head + length;
        }

        return [];
    }

    static AesGcm Cipher(byte[] secret, byte[] salt) => new(HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, KeyFile.Bytes, salt, "vault"u8.ToArray()), Tag);

    // each register has a key of its own, and numbers its blocks
    static byte[] NonceOf(int block)
    {
        var nonce = new byte[12];
        BinaryPrimitives.WriteInt32BigEndian(nonce.AsSpan(8), block);
        return nonce;
    }

    // whose the entry is is written when the block is sealed
    static void Append(List<byte> block, CsvReader records, int[] fields)
    {
        var start = block.Count;
        CollectionsMarshal.SetCount(block, start + Head);
        for (var i = 0; i < fields.Length; i++)
        {
            if (i > 0)
                block.Add((byte)Between);
            if (fields[i] < 0 || fields[i] >= records.Count)
                continue;
            var value = block.Count;
            block.AddRange(Utf8Text.Trim(records[fields[i]]));
            CollectionsMarshal.AsSpan(block)[value..].Replace((byte)Between, (byte)' ');
        }

        BinaryPrimitives.WriteInt32LittleEndian(CollectionsMarshal.AsSpan(block)[(start + sizeof(long))..], block.Count - start - Head);
    }
}
