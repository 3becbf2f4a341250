namespace FamilyDoctor.Analytics.Rules.Anomalies.Detectors;

/// <summary>A lasting change in a series.</summary>
/// <param name="Index">Place of the first changed value.</param>
/// <param name="IsUp">Whether values rose.</param>
/// <param name="Height">The highest cumulative sum, in standard deviations.</param>
/// <param name="Before">Mean of the values before.</param>
/// <param name="After">Mean of the values from the change to the peak.</param>
public sealed record ChangePoint(int Index, bool IsUp, double Height, double Before, double After);
