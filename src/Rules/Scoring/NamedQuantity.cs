namespace FamilyDoctor.Analytics.Rules.Scoring;

/// <summary>A number that a formula takes from elsewhere, for a spreadsheet that has it in a cell of its own.</summary>
/// <param name="Name">What it is called in explanations.</param>
/// <param name="Node">Key of the node below that it belongs to; null for a number of the node itself.</param>
public readonly record struct NamedQuantity(string Name, string? Node)
{
    /// <summary>分子, in the indicator's unit.</summary>
    public const string Numerator = "分子";

    /// <summary>分母, in the indicator's unit.</summary>
    public const string Denominator = "分母";

    /// <summary>完成值, in the indicator's unit.</summary>
    public const string Value = "完成值";

    /// <summary>分值: points that can be earned, after missing siblings handed theirs on.</summary>
    public const string Points = "分值";

    /// <summary>该项分值: points that the scheme declares.</summary>
    public const string Declared = "该项分值";

    /// <summary>得分 of a node below, as printed.</summary>
    public const string Score = "得分";

    /// <summary>得分 of a node below before it is rounded, where rounding is for print only.</summary>
    public const string Exact = "未取整得分";

    /// <summary>其分值: points that a node below could earn.</summary>
    public const string ItsPoints = "其分值";

    /// <summary>Whether it is the goal of the node's rule (<see cref="Schemes.ScoringRule.Goal"/>): 目标值, 满分值 or 标杆值.</summary>
    public bool IsGoal => Node is null && Name is "目标值" or "满分值" or "标杆值";
}
