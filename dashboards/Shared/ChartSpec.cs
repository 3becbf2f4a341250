using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace FamilyDoctor.Analytics.Dashboards.Shared;

/// <summary>A chart as data: charts.js draws it, and the component writes the same figures as a table.</summary>
/// <param name="Kind">line, bar or scatter; a series may differ.</param>
/// <param name="Categories">Labels of the category axis; empty for scatter.</param>
/// <param name="Description">What a reader should take from it, in a sentence: for screen readers and as caption.</param>
public sealed record ChartSpec(string Kind, IReadOnlyList<string> Categories, IReadOnlyList<ChartSeries> Series, string Description)
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // still escapes the characters that could end the script element
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>“%” for shares of one; else written after the number.</summary>
    public string? Unit { get; init; }

    public string? YTitle { get; init; }

    public string? XTitle { get; init; }

    public string? XUnit { get; init; }

    public decimal? Target { get; init; }

    /// <summary>Positions of categories whose data are incomplete: hatched, and out of every judgement.</summary>
    public IReadOnlyList<int>? Incomplete { get; init; }

    /// <summary>Categories that a line is drawn at, such as deadlines.</summary>
    public IReadOnlyList<ChartMark>? Marks { get; init; }

    /// <summary>Bars from left to right, for long labels.</summary>
    public bool Horizontal { get; init; }

    /// <summary>The value axis need not start at zero. Never for bars.</summary>
    public bool Scale { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, Options);

    /// <summary>A value as the table beside the chart writes it.</summary>
    public string Written(decimal? value) => Unit == "%" ? Format.Percent(value) : Format.Number(value, value is { } number && number != decimal.Truncate(number) ? 2 : 0);
}

/// <param name="Values">One per category, null where there is none; ignored where <see cref="Points"/> are given.</param>
public sealed record ChartSeries(string Name, [property: JsonIgnore] IReadOnlyList<decimal?> Values)
{
    public string? Kind { get; init; }

    /// <summary>Which of the four colours; without it, that of the position.</summary>
    public int? Colour { get; init; }

    /// <summary>A thin dashed line, as for last year or the city.</summary>
    public bool Dashed { get; init; }

    /// <summary>For scatter: x, y and what the point is; a series of kind line draws a curve through them that the table leaves out.</summary>
    [JsonIgnore]
    public IReadOnlyList<(decimal X, decimal Y, string Label)>? Points { get; init; }

    public IReadOnlyList<int>? Incomplete { get; init; }

    [JsonPropertyName("values")]
    public IReadOnlyList<object?> Data => Points is null
        ? [.. Values.Select(value => (object?)value)]
        : [.. Points.Select(point => new object[] { point.X, point.Y, point.Label })];
}

/// <param name="At">Position of the category.</param>
/// <param name="Text">What stands at the line; null for a line that the description explains.</param>
public sealed record ChartMark(int At, string? Text);
