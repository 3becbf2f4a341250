using System.Globalization;
using FamilyDoctor.Analytics.Rules.Schemes;

namespace FamilyDoctor.Analytics.Dashboards.Data;

/// <summary>A scheme with the numbers that a reader typed over it, as the fields of a form.</summary>
public sealed class Trial
{
    const decimal Largest = 1_000_000;

    const NumberStyles Typed = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;

    Trial(Scheme scheme, Func<string, string?> sent)
    {
        var values = new List<(SchemeParameter, decimal)>();
        foreach (var parameter in SchemeParameter.Of(scheme))
        {
            var field = TrialField.Of(parameter);
            field = field with { Sent = sent(field.Name) is { Length: > 0 } text ? text : null };
            Fields[field.Name] = field;
            if (field.Sent is null)
                continue;
            if (!decimal.TryParse(field.Sent, Typed, CultureInfo.InvariantCulture, out var shown) || Math.Abs(shown) > Largest)
                Faults.Add($"{field.Title}：“{field.Sent}”不是 −1,000,000 到 1,000,000 的数字");
            else if (parameter.Kind == ParameterKind.Price && !decimal.IsInteger(shown / field.Scale))
                Faults.Add($"{field.Title}：“{field.Sent}”应最多有两位小数");
            else
                values.Add((parameter, shown / field.Scale));
        }

        Edits = SchemeParameter.Edits(values);
    }

    public Dictionary<string, TrialField> Fields { get; } = new(StringComparer.Ordinal);

    public SchemeEdits Edits { get; }

    /// <summary>What was typed and is no number.</summary>
    public List<string> Faults { get; } = [];

    /// <param name="sent">Text of a field by its name; null where nothing was sent.</param>
    public static Trial Read(Scheme scheme, Func<string, string?> sent) => new(scheme, sent);
}

/// <summary>One number of the form.</summary>
/// <param name="Value">In the scheme's own unit.</param>
/// <param name="Scale">What the value is multiplied by to be shown.</param>
/// <param name="Sent">What the reader typed.</param>
public sealed record TrialField(string Name, string Title, decimal Value, decimal Scale, string Unit, string? Sent = null)
{
    public string ShownText => (Value * Scale).ToString("0.######", CultureInfo.InvariantCulture);

    public string Text => Sent ?? ShownText;

    public bool IsEdited => Sent is not null && Sent != ShownText;

    public static TrialField Of(SchemeParameter parameter)
    {
        return parameter.Kind switch
        {
            ParameterKind.Points => Field("p.", "的分值", 1, "分"),
            ParameterKind.Weight => Field("w.", "的权重", 1, ""),
            ParameterKind.Goal => parameter.IsShare ? Field("g.", "的目标", 100, "%") : Field("g.", "的目标", 1, ""),
            ParameterKind.BandFrom => Field("b.", "从", 1, "分"),
            ParameterKind.Coefficient => Field("c.", "的系数", 1, ""),
            _ => Field("f.", "的单价", 0.01m, "元"),
        };

        TrialField Field(string prefix, string suffix, decimal scale, string unit) => new(prefix + parameter.Key, parameter.Title + suffix, parameter.Value, scale, unit);
    }
}
