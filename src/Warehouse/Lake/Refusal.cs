using System.Globalization;
using System.Text.Json.Serialization;

namespace FamilyDoctor.Analytics.Warehouse.Lake;

/// <summary>Why a file was refused whole, in words its sender understands.</summary>
public sealed record Refusal(string Message, long? Line = null, string? Expected = null, string? Found = null)
{
    /// <summary>The whole reason as one sentence.</summary>
    [JsonIgnore]
    public string Text => string.Concat(
        Line is { } line ? string.Create(CultureInfo.InvariantCulture, $"第 {line} 行:{Message}") : Message,
        Expected is null ? "" : $";应为:{Expected}",
        Found is null ? "" : $";实际:{Found}");
}
