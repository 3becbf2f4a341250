using System.Globalization;
using FamilyDoctor.Analytics.Rules.Anomalies.Detectors;

namespace FamilyDoctor.Analytics.Warehouse.Detecting;

/// <summary>Puts the numbers of a test into the sentence of its detector.</summary>
static class FlagText
{
    public static string Of(Tested test)
    {
        var (hits, exposure) = (test.Counted.Hits, test.Counted.Exposure);
        var text = test.Detector.Seen
            .Replace("{hits}", Number(hits), StringComparison.Ordinal)
            .Replace("{exposure}", Number(exposure), StringComparison.Ordinal)
            .Replace("{share}", exposure == 0 ? "—" : Percent((double)hits / exposure), StringComparison.Ordinal)
            .Replace("{usual}", test.Usual is { } usual ? Percent(usual) : "—", StringComparison.Ordinal)
            .Replace("{value}", Percent(hits / 10000.0), StringComparison.Ordinal)
            .Replace("{usual_value}", test.Usual is { } value ? Percent(value / 10000.0) : "—", StringComparison.Ordinal)
            .Replace("{rank}", test.Top is { } top ? Number(top.Rank) : "—", StringComparison.Ordinal)
            .Replace("{serious}", test.Top is { } found ? Number(found.Serious) : "—", StringComparison.Ordinal);
        return text + "。" + Peers(test);
    }

    static string Peers(Tested test) => test.Detector.Test switch
    {
        DetectorTest.Rule => "这是硬性规则,不与同组比。",
        _ when test.Peers == "全市" && !test.Detector.ComparesWithCity => string.Create(CultureInfo.InvariantCulture, $"同组不足,与全市 {test.PeerCount:N0} 个比。"),
        _ => string.Create(CultureInfo.InvariantCulture, $"同组:{test.Peers},{test.PeerCount:N0} 个。"),
    };

    static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    static string Percent(double share) => (Math.Round((decimal)share * 100, 1, MidpointRounding.AwayFromZero)).ToString("0.0", CultureInfo.InvariantCulture) + "%";
}
