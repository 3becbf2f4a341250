namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>Whom a scheme scores.</summary>
public enum SchemeLevel
{
    /// <summary>Each contract (签约协议).</summary>
    Contract,

    /// <summary>Each team (团队).</summary>
    Team,

    /// <summary>Each institution (机构).</summary>
    Institution,

    /// <summary>Each assessed unit (考核单元): a district or a 开发区.</summary>
    AssessedUnit,
}
