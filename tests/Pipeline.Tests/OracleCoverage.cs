namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>签约覆盖率 and 重点人群签约覆盖率 (D1, D8, D17). Each level has its own base; without one it is not applicable.</summary>
sealed class OracleCoverage(OracleTown town, OracleSigned signed, OracleGroups groups)
{
    /// <summary>Cells of one month: level and code with numerator, denominator and excluded persons.</summary>
    public Dictionary<(string Level, string Code), (long Numerator, long Denominator, long Excluded)> Cells(OracleMonth month, bool keyOnly)
    {
        var cells = new Dictionary<(string, string), (long, long, long)>();
        foreach (var person in signed.Persons)
        {
            if (signed.On(person, month.LastDay) is not { } contract || (keyOnly && !groups.IsKey(person, month.LastDay)))
                continue;
            foreach (var place in Places(contract.Team))
            {
                var (numerator, denominator, excluded) = cells.GetValueOrDefault(place);
                cells[place] = town.IsUsual(person) ? (numerator + 1, denominator, excluded) : (numerator, denominator, excluded + 1);
            }
        }

        foreach (var place in town.Teams.Values.SelectMany(Places).Concat(ValidUnits(month).Select(unit => ("district", unit))).Distinct().ToList())
        {
            var (numerator, _, excluded) = cells.GetValueOrDefault(place);
            cells[place] = (numerator, Base(place.Item1, place.Item2, month, keyOnly ? "key_union" : "all"), excluded);
        }

        return cells;
    }

    static IEnumerable<(string Level, string Code)> Places(OracleTeam team) =>
        [("team", team.Code), ("institution", team.Institution), ("district", team.Unit), ("city", "")];

    IEnumerable<string> ValidUnits(OracleMonth month) =>
        town.Units.Where(unit => unit.From < month.EndOn && (unit.To is null || unit.To >= month.EndOn)).Select(unit => unit.Unit);

    /// <summary>The last count of usual residents on or before the month's end; the city's is the sum of its units, if all have one.</summary>
    long Base(string level, string code, OracleMonth month, string group)
    {
        if (level == "city")
        {
            var units = town.Teams.Values.Select(team => team.Unit).Concat(ValidUnits(month)).Distinct()
                .Select(unit => Base("district", unit, month, group)).ToList();
            return units.Contains(0) ? 0 : units.Sum();
        }

        return town.Bases.Where(found => found.Level == level && found.Place == code && found.KeyGroup == group && found.CountedOn < month.EndOn)
            .OrderBy(found => found.CountedOn).Select(found => found.Persons).LastOrDefault();
    }
}
