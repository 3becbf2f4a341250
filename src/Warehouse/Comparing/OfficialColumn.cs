namespace FamilyDoctor.Analytics.Warehouse.Comparing;

/// <summary>What a column of a published table holds.</summary>
public enum OfficialKind
{
    Total,
    Grade,
    Rank,
    Earned,
    Paid,

    /// <summary>Score of a dimension or measure.</summary>
    Score,

    /// <summary>Value of an indicator.</summary>
    Value,
    Numerator,
    Denominator,
}

/// <summary>A column of a published table.</summary>
/// <param name="Title">Its header, as published.</param>
/// <param name="Node">Key of the node of our scheme; null for what belongs to the whole team.</param>
/// <param name="Scale">What our number is multiplied by to be in the column's unit: 100 for shares in percent.</param>
/// <param name="Places">Most decimal places that the column prints.</param>
public sealed record OfficialColumn(int Column, string Title, OfficialKind Kind, string? Node = null, decimal Scale = 1, int Places = 0)
{
    /// <summary>Half of the smallest difference that the column can show.</summary>
    public decimal HalfStep => new decimal(5, 0, 0, false, (byte)(Places + 1));
}

/// <summary>One cell of a published table that says something: a number, or a grade.</summary>
public readonly record struct OfficialValue(decimal? Number, string? Text);
