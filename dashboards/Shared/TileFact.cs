namespace FamilyDoctor.Analytics.Dashboards.Shared;

/// <summary>A line below a tile's value: what it is held against.</summary>
/// <param name="Ink">Class of the text's colour; the words say the same.</param>
public sealed record TileFact(string Title, string Text, string? Ink = null);
