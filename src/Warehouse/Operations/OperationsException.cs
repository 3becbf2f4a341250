namespace FamilyDoctor.Analytics.Warehouse.Operations;

/// <summary>operations.db cannot be used as asked; the message is one sentence for the person at the keyboard.</summary>
public sealed class OperationsException(string message, Exception? inner = null) : Exception(message, inner);
