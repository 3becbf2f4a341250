namespace FamilyDoctor.Analytics.Warehouse.Definitions;

/// <summary>What a column of a source file holds, and so how it is read, checked and stored.</summary>
public enum ColumnType
{
    Text,
    Integer,
    Decimal,
    Money,
    Date,
    Timestamp,
    Boolean,
    Code,

    /// <summary>A unified social credit code, GB 32100.</summary>
    CreditCode,
    Person,
    Pseudonym,
}
