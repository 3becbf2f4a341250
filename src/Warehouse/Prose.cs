using System.Text.RegularExpressions;

namespace FamilyDoctor.Analytics.Warehouse;

/// <summary>Chinese sentences out of definitions, rules and runs, where punctuation is typed as on an English keyboard.</summary>
public static partial class Prose
{
    /// <summary>The same text with the punctuation that Chinese print uses (GB/T 15834); numbers, codes and formulas stay as they are.</summary>
    public static string? Of(string? text) => text is null ? null : Parentheses().Replace(BesideChinese().Replace(text, Wide), "（$1）");

    static string Wide(Match mark) => mark.Value switch
    {
        "," => "，",
        ";" => "；",
        ":" => "：",
        "?" => "？",
        _ => "！",
    };

    // a mark beside a Chinese character or quotation; the colon of a time or of file:line has digits or letters on both sides
    [GeneratedRegex(@"(?<=[\u3400-\u9fff”》)）])[,;:?!](?!//)|(?<=[0-9A-Za-z%])[,;:](?=[\u3400-\u9fff“《])")]
    private static partial Regex BesideChinese();

    // with Chinese before or inside; a function's arguments, as in min(a, b), stay
    [GeneratedRegex(@"(?<![A-Za-z0-9 ])\(((?<=[\u3400-\u9fff]\()[^()]*|[^()]*[\u3400-\u9fff][^()]*)\)")]
    private static partial Regex Parentheses();
}
