using System.Globalization;

namespace FamilyDoctor.Analytics.Warehouse.Scoring;

/// <summary>What is wrong with a file of values, each with line, column, found and expected.</summary>
sealed class ValuesFaults(string file)
{
    const int Shown = 20;

    readonly List<string> _lines = [];

    /// <param name="line">1-based; 0 when no line is at fault.</param>
    public void Add(long line, int column, string found, string expected) => _lines.Add(line == 0
        ? $"{file}:找到 {found},应有 {expected}"
        : string.Create(CultureInfo.InvariantCulture, $"{file}:{line}:{column}:找到 {found},应为 {expected}"));

    /// <exception cref="RunException">There was a fault.</exception>
    public void Stop()
    {
        if (_lines.Count > 0)
        {
            throw new RunException(string.Join(Environment.NewLine, _lines.Take(Shown))
                + (_lines.Count > Shown ? $"{Environment.NewLine}还有 {_lines.Count - Shown} 处" : ""));
        }
    }
}
