namespace FamilyDoctor.Analytics.Warehouse.Operations;

/// <summary>What was found of a sampled contract. The database refuses to change or delete one; the latest holds.</summary>
public sealed class SampleAnswer
{
    public long Id { get; init; }

    public required string Period { get; init; }

    public required string Contract { get; init; }

    /// <summary>真实, 不知晓, 未接受服务, 联系不上 or 拒访 (D19).</summary>
    public required string Answer { get; init; }

    /// <summary>电话, 上门 or 到院.</summary>
    public required string Method { get; init; }

    /// <summary>The day somebody asked; null when the answer was noted at once.</summary>
    public DateOnly? CheckedOn { get; init; }

    /// <summary>Who asked; null when it was whoever noted the answer.</summary>
    public string? CheckedBy { get; init; }

    public string? Note { get; init; }

    /// <summary>Who noted it.</summary>
    public required string Account { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }
}
