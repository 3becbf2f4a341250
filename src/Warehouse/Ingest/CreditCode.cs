using System.Buffers;

namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>Unified social credit codes after GB 32100-2015: registrar and class (2), region (6), body (9), check character (1).</summary>
static class CreditCode
{
    public const int Length = 18;

    // no I, O, S, V, Z
    static ReadOnlySpan<byte> Characters => "0123456789ABCDEFGHJKLMNPQRTUWXY"u8;

    static readonly SearchValues<byte> Known = SearchValues.Create("0123456789ABCDEFGHJKLMNPQRTUWXY"u8);

    static ReadOnlySpan<byte> Weights => [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    /// <summary>Whether all characters are of the code's and the last one checks the others.</summary>
    public static bool IsValid(ReadOnlySpan<byte> code)
    {
        if (code.Length != Length || code.ContainsAnyExcept(Known))
            return false;
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
            sum += Characters.IndexOf(code[i]) * Weights[i];
        // many implementations forget the outer remainder and run over the table where the sum divides
        return code[^1] == Characters[(31 - (sum % 31)) % 31];
    }

    /// <summary>What keeps the text from being a code, to be put after the column's title.</summary>
    public static string Explain(ReadOnlySpan<byte> code) =>
        code.Length != Length ? $"应是 18 位,这里是 {System.Text.Encoding.UTF8.GetCharCount(code)} 位"
        : code.ContainsAnyExcept(Known) ? "里有不该出现的字符(只用数字和不含 I、O、S、V、Z 的大写字母)"
        : "校验码不对";
}
