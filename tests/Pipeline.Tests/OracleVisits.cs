namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>What signed residents' visits say: 签约居民基层就诊占比 (D6, beside first visits) and 次均门诊费用 (D10).</summary>
sealed class OracleVisits(OracleTown town, OracleSigned signed)
{
    readonly List<(OracleVisit Visit, OracleTeam Team)> ofSigned =
    [
        .. town.Visits.Select(visit => (Visit: visit, Contract: signed.Attributed(visit.Person, visit.On)))
            .Where(found => found.Contract is not null).Select(found => (found.Visit, found.Contract!.Team)),
    ];

    public IEnumerable<OracleLine> GrassrootsShare(OracleMonth month)
    {
        foreach (var (visit, team) in In(month))
        {
            var counts = visit.Kind is "outpatient" or "emergency";
            yield return Line(month, team, counts && OracleTown.IsGrassroots(visit.Institution) ? 1 : 0, counts ? 1 : 0, counts ? 0 : 1);
        }
    }

    /// <summary>Outpatient cost and visits, of senders that reported the calendar month in every loaded year.</summary>
    public IEnumerable<OracleLine> Cost(OracleMonth month)
    {
        var same = town.Months.Where(other => other.StartOn.Month == month.StartOn.Month).ToList();
        foreach (var (visit, team) in In(month).Where(found => found.Visit.Kind == "outpatient"))
        {
            var matched = same.All(other => town.Arrivals.Any(arrival => arrival.Source == "visits" && arrival.Sender == visit.Sender && arrival.Period == other.Name));
            yield return Line(month, team, matched ? visit.CostFen : 0, matched ? 1 : 0, matched ? 0 : 1);
        }
    }

    /// <summary>D15: third-party answers that are valid; the rest is counted beside them.</summary>
    public IEnumerable<OracleLine> Satisfaction(OracleMonth month)
    {
        foreach (var survey in town.Surveys.Where(survey => survey.On >= month.StartOn && survey.On < month.EndOn))
        {
            var counts = survey.Surveyor == "third_party" && survey.Rating != "invalid";
            yield return Line(month, survey.Team, counts && survey.Rating is "very_satisfied" or "satisfied" && counts ? 1 : 0, counts ? 1 : 0, counts ? 0 : 1);
        }
    }

    IEnumerable<(OracleVisit Visit, OracleTeam Team)> In(OracleMonth month) =>
        ofSigned.Where(found => found.Visit.On >= month.StartOn && found.Visit.On < month.EndOn);

    static OracleLine Line(OracleMonth month, OracleTeam team, long numerator, long denominator, long excluded) =>
        new(month, team.Unit, team.Institution, team.Code, numerator, denominator, excluded);
}
