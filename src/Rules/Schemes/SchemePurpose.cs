namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>What a scheme's result is for.</summary>
public enum SchemePurpose
{
    /// <summary>考核: scores and grades.</summary>
    Assessment,

    /// <summary>发放: the score decides money.</summary>
    Payment,

    /// <summary>监测: shown, without consequence.</summary>
    Monitoring,
}
