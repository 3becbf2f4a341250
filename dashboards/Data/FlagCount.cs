namespace FamilyDoctor.Analytics.Dashboards.Data;

/// <summary>How many detectors found something in a team: a question for a person, which changes no score and no payment by itself.</summary>
public sealed record FlagCount(string Team, long Serious, long Watch, bool IsTopWithWeakEvidence)
{
    public string Text => Serious > 0 ? $"疑点 {Serious} 严重" : $"疑点 {Watch}";

    public string Colour => Serious > 0 ? "state-bad" : "state-warn";
}
