namespace FamilyDoctor.Analytics.Rules.Anomalies.Detectors;

/// <summary>
/// A number between 0 and 1 that looks like chance and is the same for the same text on every machine. It takes the place of the coin in
/// a randomised p-value, which spreads the p-values of counts evenly.
/// </summary>
public static class SeededChance
{
    /// <summary>The number of a text.</summary>
    /// <param name="text">Such as detector, kind of entity and entity.</param>
    /// <returns>More than 0 and less than 1.</returns>
    /// <remarks>FNV-1a over the UTF-16 units, finished by the mixer of splitmix64 (Steele 2014).</remarks>
    public static double Of(string text)
    {
        var hash = 14695981039346656037UL;
        unchecked
        {
            foreach (var letter in text)
            {
                hash = (hash ^ letter) * 1099511628211UL;
            }

            hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9UL;
            hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EBUL;
            hash ^= hash >> 31;
        }

        return ((hash >> 12) + 0.5) / (1UL << 52);
    }
}
