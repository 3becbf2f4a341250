namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>What a number of a scheme is that may be changed without changing its shape.</summary>
public enum ParameterKind
{
    /// <summary>分值 of a measure, in points.</summary>
    Points,

    /// <summary>权重 of a node below a weighted mean.</summary>
    Weight,

    /// <summary>目标 of a measure, in the indicator's unit.</summary>
    Goal,

    /// <summary>档次下限: the lowest total of a grade, in points.</summary>
    BandFrom,

    /// <summary>系数 of a grade.</summary>
    Coefficient,

    /// <summary>单价 of a payout line, in fen.</summary>
    Price,
}
