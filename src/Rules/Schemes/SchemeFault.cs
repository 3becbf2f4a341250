namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>One thing wrong with a scheme.</summary>
/// <param name="Path">Where in the scheme: keys joined by a slash and the part concerned, such as <c>quality/fulfilment.indicator</c>.</param>
/// <param name="Message">What was found and what is expected, in Chinese.</param>
/// <param name="FileLine">Line of the scheme file, from 1; null when unknown.</param>
public sealed record SchemeFault(string Path, string Message, int? FileLine = null);
