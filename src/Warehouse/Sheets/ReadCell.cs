using System.Globalization;
using System.Text;
using FamilyDoctor.Analytics.Warehouse.Ingest.Cells;

namespace FamilyDoctor.Analytics.Warehouse.Sheets;

/// <summary>One cell that was read, with its place for messages.</summary>
/// <param name="Text">Null for a number.</param>
/// <param name="Number">As shown, to the fifteen digits that a spreadsheet keeps; null for text.</param>
public sealed record ReadCell(string Sheet, int Row, int Column, string? Text, decimal? Number)
{
    public string Address => CellAddress.Of(Row, Column);

    public bool IsEmpty => Number is null && string.IsNullOrWhiteSpace(Text);

    /// <summary>What stands in the cell, as text without spaces around it.</summary>
    public string Shown => Number is { } number ? number.ToString("0.############################", CultureInfo.InvariantCulture) : Text?.Trim() ?? "";

    /// <summary>A fault of this cell: where, what was found, what was expected.</summary>
    public string Fault(string expected) => $"工作表“{Sheet}”单元格 {Address}:是{(IsEmpty ? "空的" : $"“{Shown}”")},应为{expected}";

    /// <summary>The day, as a date of the program or typed: 2025-01-05, 2025/1/5, 20250105, 2025年1月5日; null for anything else.</summary>
    public DateOnly? AsDay
    {
        get
        {
            if (IsEmpty)
                return null;
            var text = Encoding.UTF8.GetBytes(Shown);
            var plain = new byte[DateText.MaxLength];
            var typed = DateText.WithoutHan(text, plain) is > 0 and var length ? plain[..length] : text;
            return DateText.TryDate(typed, out var day) || DateText.TrySerial(typed, out day) ? DateOnly.FromDayNumber(day) : null;
        }
    }

    /// <summary>The number, also when it was typed as text, such as 1,234.5 or 45%; null for anything else.</summary>
    public decimal? AsNumber
    {
        get
        {
            if (Number is not null || Text is null)
                return Number;
            var typed = Text.Trim();
            var percent = typed.EndsWith('%') || typed.EndsWith('\uFF05');
            return decimal.TryParse(percent ? typed[..^1] : typed, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
                ? percent ? number / 100 : number
                : null;
        }
    }
}
