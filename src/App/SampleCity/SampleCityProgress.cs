namespace FamilyDoctor.Analytics.App.SampleCity;

/// <summary>What is being made, and how many of all steps are done.</summary>
public sealed record SampleCityProgress(string Message, int Done, int Total);
