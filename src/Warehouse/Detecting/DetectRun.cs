using System.Globalization;
using System.Text;
using FamilyDoctor.Analytics.Rules.Anomalies;

namespace FamilyDoctor.Analytics.Warehouse.Detecting;

/// <summary>Scores the rows of any table of numbers by every model: a file in, scores and reasons out.</summary>
public static class DetectRun
{
    /// <summary>Features named beside a score.</summary>
    public const int Reasons = 3;

    /// <param name="output">CSV, one row per row of the table in its order.</param>
    /// <param name="next">Told the name of each model before it runs.</param>
    /// <exception cref="RunException">The table has faults, or nothing can be written.</exception>
    public static DetectedTable Write(string input, string output, TableColumns columns, ModelSettings settings, int budget, Action<string> next, CancellationToken cancellation = default)
    {
        var table = NumericTable.Read(input, columns);
        var groups = table.Peers.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Index().ToDictionary(group => group.Item, group => group.Index, StringComparer.Ordinal);
        var side = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation };
        var detection = AnomalyDetection.Of(
            new FeatureTable(table.Features, table.Rows, groups.Count == 0 ? null : [.. table.Peers.Select(group => groups[group])]),
            settings, new Turns((count, work) => Parallel.For(0, count, side, work)), next);
        next("shares");
        // numbers of rows in full width, so that their order as texts is that of the rows
        var keys = Enumerable.Range(1, table.Rows.Count).Select(row => string.Create(CultureInfo.InvariantCulture, $"{(table.Keys.Count == 0 ? "" : table.Keys[row - 1])}\0{row:D10}")).ToList();
        var order = ReviewBudget.Pick(detection.Scores, keys, table.Rows.Count);
        var ranks = new int[order.Count];
        foreach (var (place, row) in order.Index())
            ranks[row] = place + 1;
        var reasons = new FeatureShare[table.Rows.Count][];
        Parallel.For(0, reasons.Length, side, row => reasons[row] = [.. detection.Explain(row).Take(Reasons)]);
        CsvText.Save(output, Text(table, detection, ranks, reasons, budget));
        return new(
            table.Rows.Count,
            table.Labels.Count == 0 ? [] : [.. detection.Models.Select(model => (model.Key, RocAuc.Of(model.Scores, table.Labels))), (DetectedTable.Combined, RocAuc.Of(detection.Scores, table.Labels))],
            [.. order.Take(budget).Select(row => new DetectedRow(row + 1, table.Keys.ElementAtOrDefault(row), detection.Scores[row], reasons[row]))]);
    }

    static StringBuilder Text(NumericTable table, AnomalyDetection detection, int[] ranks, FeatureShare[][] reasons, int budget)
    {
        var text = new StringBuilder();
        string[] of = [.. Enumerable.Range(1, Math.Min(Reasons, table.Features.Count)).Select(number => number.ToString(CultureInfo.InvariantCulture))];
        string[] key = table.Keys.Count > 0 ? ["key"] : [], label = table.Labels.Count > 0 ? ["label"] : [];
        CsvText.Row(text,
        [
            "row", .. key, .. label, .. AnomalyDetection.ModelNames, DetectedTable.Combined, "rank", "review",
            .. of.SelectMany(number => new[] { $"feature_{number}", $"share_{number}", $"value_{number}", $"peer_median_{number}" }),
        ]);
        for (var row = 0; row < ranks.Length; row++)
        {
            CsvText.Row(text,
            [
                Plain(row + 1), .. key.Select(_ => table.Keys[row]), .. label.Select(_ => table.Labels[row] ? "1" : "0"),
                .. detection.Models.Select(model => Plain(model.Scores[row])), Plain(detection.Scores[row]), Plain(ranks[row]), ranks[row] <= budget ? "1" : "0",
                .. reasons[row].SelectMany(reason => new[] { reason.Feature, Plain(reason.Share), reason.Value is { } value ? Plain(value) : "", Plain(reason.PeerMedian) }),
            ]);
        }

        return text;
    }

    static string Plain(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
}
