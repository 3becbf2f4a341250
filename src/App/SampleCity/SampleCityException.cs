namespace FamilyDoctor.Analytics.App.SampleCity;

/// <summary>A city that cannot be made as asked; the message is one sentence for the person who asked.</summary>
public sealed class SampleCityException(string message) : Exception(message);
