namespace FamilyDoctor.Analytics.Warehouse;

/// <summary>A text as SQL writes it, where a statement takes no parameters.</summary>
public static class SqlLiteral
{
    public static string Of(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";
}
