namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>What a person received: qualified services (D4), and independent evidence (D5).</summary>
sealed class OracleServices
{
    readonly OracleTown town;
    readonly OracleSigned signed;
    readonly ILookup<long, (string? Item, string? Disease, DateOnly On)> services;
    readonly ILookup<long, OracleVisit> visits;
    readonly ILookup<long, OracleSurvey> surveys;

    public OracleServices(OracleTown town, OracleSigned signed)
    {
        this.town = town;
        this.signed = signed;
        services = town.Services.Where(service => service.Way is not ("broadcast" or "lecture"))
            .Select(service => (service.Person, Item: (string?)service.Item, Disease: (string?)null, service.On))
            .Concat(town.FollowUps.Select(followUp => (followUp.Person, Item: (string?)null, Disease: (string?)followUp.Disease, followUp.On)))
            .ToLookup(found => found.Person, found => (found.Item, found.Disease, found.On));
        visits = town.Visits.ToLookup(visit => visit.Person);
        surveys = town.Surveys.Where(survey => survey.Person is not null).ToLookup(survey => survey.Person!.Value);
    }

    /// <summary>Distinct days of qualified services of one kind in [from, to), after the contract's signing day.</summary>
    public int Days(OracleContract contract, string? item, string? disease, DateOnly from, DateOnly to)
    {
        var days = new HashSet<DateOnly>();
        foreach (var service in services[contract.Person])
        {
            if (service.Item == item && service.Disease == disease && service.On >= from && service.On < to && service.On > contract.SignedOn
                && service.On >= town.Months[0].StartOn)
            {
                days.Add(service.On);
            }
        }

        return days.Count;
    }

    /// <summary>D4: a qualified service under a contract, or a visit with a diagnosis at the contracted institution, in the year to the month's end.</summary>
    public bool IsServed(long person, OracleMonth month)
    {
        foreach (var service in services[person])
        {
            if (service.On >= month.YearStart && service.On < month.EndOn && Covering(person, service.On).Any(contract => service.On > contract.SignedOn))
                return true;
        }

        foreach (var visit in visits[person])
        {
            if (visit.On >= month.YearStart && visit.On < month.EndOn && visit.Category is not null
                && signed.Attributed(person, visit.On)?.Team.Institution == visit.Institution.Code)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Contracts a service may fall under: the one that counts on the day, and any whose counted days lie around it.</summary>
    IEnumerable<OracleContract> Covering(long person, DateOnly day)
    {
        if (signed.Attributed(person, day) is { } attributed)
            yield return attributed;
        foreach (var contract in signed.Of(person))
        {
            if (contract.EffectiveOn <= day && signed.Counted(contract) is { } counted && day <= counted.Last)
                yield return contract;
        }
    }

    /// <summary>D5: a visit at the contracted institution settled by the fund, or the person's valid third-party answer, in [from, to).</summary>
    public bool HasEvidence(OracleContract contract, DateOnly from, DateOnly to)
    {
        foreach (var visit in visits[contract.Person])
        {
            if (visit.On >= from && visit.On < to && visit.FundFen > 0 && visit.Institution.Code == contract.Team.Institution
                && signed.On(contract.Person, visit.On) == contract)
            {
                return true;
            }
        }

        return surveys[contract.Person].Any(survey => survey.On >= from && survey.On < to && survey.Surveyor == "third_party" && survey.Rating != "invalid");
    }
}
