using FamilyDoctor.Analytics.Rules.Schemes;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Assessing;
using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Dashboards.Data;

/// <summary>The schemes that can be tried on the published version, and the trials themselves. For readers of the whole city.</summary>
public sealed class Trials
{
    readonly PageQuery _query;
    readonly DefinitionSet _definitions;

    Trials(PageQuery query, DefinitionSet definitions, SchemeDefinition? against, IReadOnlyList<SchemeDefinition> schemes) =>
        (_query, _definitions, Against, Schemes) = (query, definitions, against, schemes);

    /// <summary>The scheme that teams are assessed by; null when none is.</summary>
    public SchemeDefinition? Against { get; }

    /// <summary>That one first, then whatever else scores teams by the warehouse's own figures, drafts last.</summary>
    public IReadOnlyList<SchemeDefinition> Schemes { get; }

    public static async Task<Trials> OpenAsync(PageQuery query, DataFolder data)
    {
        var definitions = await query.DefinitionsAsync();
        var main = (await query.RowsAsync<string>("Simulate.main"))[0];
        var against = definitions.Schemes.FirstOrDefault(scheme => scheme.Scheme.Id == main);
        if (against is null)
            return new Trials(query, definitions, null, []);
        var given = (await query.RowsAsync<string>("Simulate.given")).ToHashSet(StringComparer.Ordinal);
        var kinds = definitions.Indicators.ToDictionary(indicator => indicator.Id, indicator => indicator.Rule, StringComparer.Ordinal);
        var others = definitions.Schemes.Where(scheme => scheme.Scheme.Id != main)
            .Concat(SchemeDrafts.Read(data, kinds).Select(draft => draft.Definition).OfType<SchemeDefinition>())
            .Where(scheme => scheme.Scheme is { PaysOnly: false, Level: SchemeLevel.Team } && Simulator.Obstacles(scheme, definitions, given).Count == 0);
        return new Trials(query, definitions, against, [against, .. others]);
    }

    /// <summary>The scheme chosen, or the one in use, with the numbers typed over it.</summary>
    public (SchemeDefinition? Scheme, Trial? Trial) Read(string? id, Func<string, string?> sent)
    {
        var chosen = Schemes.FirstOrDefault(scheme => scheme.Scheme.Id == id) ?? Against;
        return (chosen, chosen is null ? null : Trial.Read(chosen.Scheme, sent));
    }

    /// <summary>The scheme as edited, or what is wrong with it.</summary>
    public (SchemeDefinition? Scheme, IReadOnlyList<string> Faults) Edited(SchemeDefinition chosen, Trial trial)
    {
        if (trial.Faults.Count > 0)
            return (null, trial.Faults);
        var edited = chosen with { Scheme = trial.Edits.Apply(chosen.Scheme) };
        var faults = SchemeValidation.Check(edited.Scheme, _definitions.Indicators.Select(indicator => indicator.Rule));
        return faults.Count == 0 ? (edited, []) : (null, [.. faults.Select(fault => fault.Message)]);
    }

    public async Task<(Simulation? Result, IReadOnlyList<string> Faults)> TryAsync(SchemeDefinition chosen, Trial trial)
    {
        var (edited, faults) = Edited(chosen, trial);
        if (edited is null)
            return (null, faults);
        var published = await _query.PublishedAsync();
        var heads = Schemes.SelectMany(scheme => AssessmentData.HeadsOf(scheme.Scheme)).Distinct().Order();
        var simulator = await _query.ComputeAsync(
            $"simulator|{Against!.Scheme.Id}|{string.Join('|', heads)}", connection => Simulator.Open(connection, published, published.All.First(assessment => assessment.Scheme.Scheme.Id == Against.Scheme.Id).Scheme, Schemes));
        try
        {
            return (simulator.Try(edited), []);
        }
        catch (RunException unfit)
        {
            return (null, [unfit.Message]);
        }
    }
}
