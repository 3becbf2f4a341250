namespace FamilyDoctor.Analytics.Warehouse;

/// <summary>A run that had to stop, with the sentence its operator needs; the last published version stays.</summary>
public sealed class RunException(string message, Exception? inner = null) : Exception(message, inner);
