using System.Globalization;
using System.Text;
using FamilyDoctor.Analytics.Rules.Payouts;
using FamilyDoctor.Analytics.Rules.Schemes;
using FamilyDoctor.Analytics.Rules.Scoring;
using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Warehouse.Scoring;

/// <summary>Scores any entities by any scheme: a scheme file and a file of values in, scores and payouts out.</summary>
public static class ScoreRun
{
    /// <returns>How many entities were scored, and how many of them have a total.</returns>
    /// <exception cref="DefinitionException">The scheme file has defects.</exception>
    /// <exception cref="RunException">The file of values has faults, or nothing can be written.</exception>
    public static (int Entities, int Scored) Write(string schemeFile, string valuesFile, string folder)
    {
        var scheme = ReadScheme(schemeFile);
        var entities = ValuesFile.Read(valuesFile, scheme);
        var peers = PeerMeans.Of(scheme, [.. entities.Select(entity => entity.Values)]);
        var cards = entities.Select(entity => Scorer.Score(scheme, entity.Values, entity.Findings, peers)).ToList();
        var scores = new StringBuilder("entity,node,score,reason\n");
        for (var i = 0; i < cards.Count; i++)
        {
            foreach (var node in cards[i].AllNodes())
                CsvText.Row(scores, entities[i].Entity, node.Key, Number(node.Score, node.Rounding), node.Reason ?? "");
            CsvText.Row(scores, entities[i].Entity, Scheme.TotalKey, Number(cards[i].Total, scheme.TotalRounding), cards[i].Reason ?? "");
        }

        CsvText.Save(Path.Combine(folder, "scores.csv"), scores);
        if (scheme.PayoutLines.Count > 0)
            CsvText.Save(Path.Combine(folder, "payouts.csv"), Payouts(scheme, [.. entities.Zip(cards, (entity, card) => new Payee(entity.Entity, card, entity.Values))]));
        return (cards.Count, cards.Count(card => card.Total is not null));
    }

    /// <summary>Reads one scheme file, with the indicators beside it (<c>../indicators</c>) or else the shipped ones.</summary>
    /// <exception cref="DefinitionException">The scheme file has defects.</exception>
    /// <exception cref="RunException">The file cannot be read.</exception>
    public static Scheme ReadScheme(string file) => ReadDefinition(file).Scheme;

    /// <inheritdoc cref="ReadScheme"/>
    public static SchemeDefinition ReadDefinition(string file)
    {
        var faults = new List<DefinitionFault>();
        try
        {
            var indicators = IndicatorsBeside(file, faults);
            var yaml = YamlMap.Load(new DefinitionFile(file, new UTF8Encoding(false, true).GetString(File.ReadAllBytes(file)).TrimStart('\uFEFF')), faults);
            var scheme = yaml is null ? null
                : SchemeDefinition.Read(Path.GetFileNameWithoutExtension(file), yaml, indicators.ToDictionary(known => known.Id, known => known.Rule, StringComparer.Ordinal));
            return faults.Count == 0 ? scheme! : throw new DefinitionException(DefinitionSet.Sorted(faults));
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException)
        {
            throw new RunException($"不能读取方案文件 {file}:{missing.Message}", missing);
        }
        catch (DecoderFallbackException)
        {
            throw new RunException($"{file}:方案文件不是 UTF-8 编码");
        }
    }

    /// <summary>The indicators that a scheme file is read with: those beside it (<c>../indicators</c>) or else the shipped ones.</summary>
    public static IReadOnlyList<IndicatorFile> IndicatorsBeside(string file, List<DefinitionFault> faults)
    {
        var above = Path.GetDirectoryName(Path.GetDirectoryName(Path.GetFullPath(file))) ?? "";
        var definitions = Directory.Exists(Path.Combine(above, "indicators")) ? above : DataFolder.ShippedDefinitions;
        return DefinitionSet.Read([.. DefinitionFile.ReadAll(definitions, faults).Where(known => known.Folder is "indicators" or "sources")], faults).Indicators;
    }

    static StringBuilder Payouts(Scheme scheme, IReadOnlyList<Payee> payees)
    {
        var payouts = new StringBuilder("entity,payer,line,amount_fen\n");
        try
        {
            foreach (var entry in PayoutPlan.Of(scheme, payees))
                CsvText.Row(payouts, entry.Entity, entry.Payer, entry.Line, entry.AmountFen.ToString(CultureInfo.InvariantCulture));
        }
        catch (InvalidOperationException unfit)
        {
            throw new RunException($"不能按方案“{scheme.Id}”算出发放:{unfit.Message}", unfit);
        }

        return payouts;
    }

    static string Number(decimal? score, RoundingRule rounding) =>
        score?.ToString("F" + rounding.Places.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) ?? "";
}
