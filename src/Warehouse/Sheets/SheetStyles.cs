using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace FamilyDoctor.Analytics.Warehouse.Sheets;

/// <summary>The look of every <see cref="SheetStyle"/>: calm, black on white, legible on paper.</summary>
static class SheetStyles
{
    const uint Points = 164;
    const uint AsTyped = 165;
    const uint Percent = 166;
    const uint Day = 167;

    static readonly (SheetStyle Style, uint Font, uint Fill, uint Border, uint Format, bool Wrap)[] Looks =
    [
        (SheetStyle.Plain, 0, 0, 0, 0, false),
        (SheetStyle.Title, 2, 0, 0, 0, false),
        (SheetStyle.Header, 1, 2, 1, 0, true),
        (SheetStyle.Wrapped, 0, 0, 1, 0, true),
        (SheetStyle.Strong, 1, 0, 1, 0, true),
        (SheetStyle.Number, 0, 0, 1, AsTyped, false),
        (SheetStyle.Count, 0, 0, 1, 3, false),
        (SheetStyle.Money, 0, 0, 1, 4, false),
        (SheetStyle.Percent, 0, 0, 1, Percent, false),
        (SheetStyle.Points, 0, 0, 1, Points, false),
        (SheetStyle.Date, 0, 0, 1, Day, false),
        (SheetStyle.StrongMoney, 1, 0, 1, 4, false),
        (SheetStyle.StrongPoints, 1, 0, 1, Points, false),
        (SheetStyle.Input, 0, 3, 1, AsTyped, false),
        (SheetStyle.InputPercent, 0, 3, 1, Percent, false),
        (SheetStyle.InputMoney, 0, 3, 1, 4, false),
    ];

    public static Stylesheet Create() => new(
        new NumberingFormats(Format(Points, "0.00####"), Format(AsTyped, "General"), Format(Percent, "0.0####%"), Format(Day, "yyyy-mm-dd")),
        new Fonts(Font(11, bold: false), Font(11, bold: true), Font(16, bold: true)),
        // the first two are the format's own
        new Fills(Plain(PatternValues.None), Plain(PatternValues.Gray125), Solid("FFE8EEF4"), Solid("FFFFF8DC")),
        new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()), Thin()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(Looks.OrderBy(look => look.Style).Select(look => new CellFormat
        {
            FontId = look.Font,
            FillId = look.Fill,
            BorderId = look.Border,
            NumberFormatId = look.Format,
            FormatId = 0,
            ApplyFont = true,
            ApplyFill = true,
            ApplyBorder = true,
            ApplyNumberFormat = true,
            ApplyAlignment = true,
            Alignment = new Alignment { Vertical = VerticalAlignmentValues.Center, WrapText = look.Wrap, ShrinkToFit = look.Format > 0 },
        })));

    static NumberingFormat Format(uint id, string code) => new() { NumberFormatId = id, FormatCode = code };

    static Font Font(double size, bool bold)
    {
        var font = new Font();
        if (bold)
            font.Append(new Bold());
        font.Append(new FontSize { Val = size }, new FontName { Val = "等线" });
        return font;
    }

    static Fill Plain(PatternValues pattern) => new(new PatternFill { PatternType = pattern });

    static Fill Solid(string colour) => new(new PatternFill(new ForegroundColor { Rgb = colour }) { PatternType = PatternValues.Solid });

    static Border Thin() => new(
        Side(new LeftBorder()), Side(new RightBorder()), Side(new TopBorder()), Side(new BottomBorder()), new DiagonalBorder());

    static T Side<T>(T side)
        where T : BorderPropertiesType
    {
        side.Style = BorderStyleValues.Thin;
        side.Append(new Color { Rgb = new HexBinaryValue("FFBFBFBF") });
        return side;
    }
}
