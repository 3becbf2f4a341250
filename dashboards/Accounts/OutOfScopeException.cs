namespace FamilyDoctor.Analytics.Dashboards.Accounts;

/// <summary>The reader asked for what lies outside of their scope; the host answers 403, whatever was being written.</summary>
public sealed class OutOfScopeException(string what) : Exception(what);
