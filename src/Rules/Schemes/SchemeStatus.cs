namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>Whether runs use a scheme.</summary>
public enum SchemeStatus
{
    /// <summary>启用: runs score and pay by it while it is valid.</summary>
    InUse,

    /// <summary>示例: checked like any other, never run; to be copied, or used on a file of values.</summary>
    Example,

    /// <summary>草案: being written or simulated, never run.</summary>
    Draft,
}
