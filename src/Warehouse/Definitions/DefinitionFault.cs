using System.Globalization;

namespace FamilyDoctor.Analytics.Warehouse.Definitions;

/// <summary>One defect of a definition file, at the place where the statistician will mend it.</summary>
/// <param name="File">Path below the definitions folder, with forward slashes.</param>
/// <param name="Line">1-based; 0 when the fault belongs to the whole file.</param>
public sealed record DefinitionFault(string File, int Line, int Column, string Message)
{
    public override string ToString() =>
        Line == 0 ? $"{File}:{Message}" : string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}:{Message}");
}
