using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Warehouse.Lake;

/// <summary>Everything that has arrived, by arrival number. What is current is computed from it; nothing in the lake is ever edited.</summary>
public sealed class Manifest
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        // Chinese file names and reasons stay readable; the file is never embedded in a page
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    const int Format = 1;

    public Manifest(IEnumerable<Arrival> arrivals, IEnumerable<string> former)
    {
        Arrivals = [.. arrivals.OrderBy(arrival => arrival.Number)];
        Former = [.. former.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    public static Manifest Empty { get; } = new([], []);

    public IReadOnlyList<Arrival> Arrivals { get; }

    /// <summary>Lake files that no arrival names any more, kept because older warehouse versions read them.</summary>
    public IReadOnlyList<string> Former { get; }

    public int NextNumber => Arrivals.Count == 0 ? 1 : Arrivals[^1].Number + 1;

    /// <summary>The manifest of a data folder; empty when nothing has arrived yet.</summary>
    /// <exception cref="RunException">A newer program wrote it, or it is damaged.</exception>
    public static Manifest Load(DataFolder data)
    {
        if (!File.Exists(data.ManifestFile))
            return Empty;
        try
        {
            return Parse(File.ReadAllBytes(data.ManifestFile));
        }
        catch (JsonException damaged)
        {
            throw new RunException($"到达清单 {data.ManifestFile} 已损坏,请从备份恢复:{damaged.Message}", damaged);
        }
    }

    public static Manifest Parse(ReadOnlySpan<byte> json)
    {
        // the form first: what a newer program wrote may not even have these fields
        if (JsonSerializer.Deserialize<Form>(json, Json) is { Format: > Format } newer)
            throw new RunException($"到达清单由更新的程序写成(格式 {newer.Format},本程序只认到 {Format});请换用新版程序");
        var content = JsonSerializer.Deserialize<Content>(json, Json)!;
        return new Manifest(content.Arrivals, content.Former);
    }

    public byte[] ToJson() => [.. JsonSerializer.SerializeToUtf8Bytes(new Content(Format, Arrivals, Former), Json), (byte)'\n'];

    /// <summary>This manifest with further arrivals, or with those read again in place of what they were.</summary>
    public Manifest With(IEnumerable<Arrival> arrivals)
    {
        var all = Arrivals.ToDictionary(arrival => arrival.Number);
        foreach (var arrival in arrivals)
            all[arrival.Number] = arrival;
        var files = all.Values.SelectMany(arrival => arrival.Files()).ToHashSet(StringComparer.Ordinal);
        return new Manifest(all.Values, Former.Concat(Arrivals.SelectMany(arrival => arrival.Files())).Where(file => !files.Contains(file)));
    }

    /// <summary>Commits this manifest: after the rename all its files are in the lake, before it none is.</summary>
    public void Save(DataFolder data) => DurableFile.Replace(data.ManifestFile, ToJson());

    /// <summary>
    /// The arrivals whose rows make up a source now, by number. Of a snapshot the latest of each sender and period with the corrected rows that were sent
    /// for it; of changes all of them. Rows of one key in several are resolved by key: the latest arrival wins.
    /// </summary>
    public IReadOnlyList<Arrival> Current(SourceDefinition source)
    {
        var accepted = Arrivals.Where(arrival => arrival.Source == source.Id && arrival.State == ArrivalState.Accepted);
        return source.IsChanges
            ? [.. accepted]
            : [.. accepted.GroupBy(arrival => (arrival.Sender, arrival.Period)).SelectMany(Latest).OrderBy(arrival => arrival.Number)];
    }

    static List<Arrival> Latest(IEnumerable<Arrival> sent)
    {
        var latest = new List<Arrival>();
        foreach (var arrival in sent)
        {
            if (arrival.Corrects is null)
                latest.Clear();
            // what corrects a file that another one has replaced since corrects nothing
            if (arrival.Corrects is null || latest.Exists(known => known.Number == arrival.Corrects))
                latest.Add(arrival);
        }
        return latest;
    }

    /// <summary>Content hash for naming warehouse versions: what arrived and what was taken, not when or from which path.</summary>
    public string Fingerprint()
    {
        var text = new StringBuilder();
        foreach (var arrival in Arrivals)
        {
            text.Append(CultureInfo.InvariantCulture, $"{arrival.Number}\t{arrival.Source}\t{arrival.Sender}\t{arrival.Period}\t{arrival.Sha256}\t");
            text.Append(CultureInfo.InvariantCulture, $"{arrival.State}\t{arrival.Rows}\t{arrival.Accepted}\t{arrival.Rejected}\t{arrival.Held}\t{arrival.SeenOn:yyyy-MM-dd}\t{arrival.Refusal?.Text}\n");
        }
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    sealed record Form(int Format);

    sealed record Content(int Format, IReadOnlyList<Arrival> Arrivals, IReadOnlyList<string> Former);
}
