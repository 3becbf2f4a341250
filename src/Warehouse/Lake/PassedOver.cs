namespace FamilyDoctor.Analytics.Warehouse.Lake;

/// <summary>What stands in a file and is no row of data.</summary>
/// <param name="Above">Records above the header.</param>
/// <param name="Blanks">Lines below it in which nothing stands.</param>
/// <param name="Feet">Rows that sum up or sign the sheet.</param>
/// <param name="Headers">The header again.</param>
/// <param name="Comments">Lines marked as comments.</param>
public sealed record PassedOver(long Above, long Blanks, long Feet, long Headers, long Comments)
{
    /// <summary>What was passed over, in words; empty for nothing worth a word.</summary>
    public string Text() => string.Join('、', new[]
    {
        (Above, "表头上方"), (Feet, "合计与落款"), (Headers, "重复表头"), (Comments, "注释"), (Blanks, "空行"),
    }.Where(part => part.Item1 > 0).Select(part => FormattableString.Invariant($"{part.Item2} {part.Item1} 行")));
}
