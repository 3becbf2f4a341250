using FamilyDoctor.Analytics.Rules.Ranking;

namespace FamilyDoctor.Analytics.Warehouse.Build;

/// <summary>Writes <c>indicators.adjusted</c>: what each place's share would be with the city's ages and sexes, from <c>marts.strata</c>.</summary>
static class AdjustedBook
{
    static readonly (string Level, string Column)[] Levels = [("district", "unit"), ("institution", "institution"), ("team", "team")];

    sealed record Cell(string Indicator, string Period, string Code, string Stratum, decimal Numerator, decimal Denominator);

    public static void Write(BuildSession session)
    {
        session.Execute("create table indicators.adjusted (indicator varchar, period varchar, level varchar, code varchar, value decimal(18, 9))");
        using var appender = session.Connection.CreateAppender("indicators", "adjusted");
        foreach (var (level, column) in Levels)
        {
            // the place of those whom no team has is '': they belong to the city's shares all the same
            var cells = session.Query<Cell>($"""
                select indicator, period, coalesce({column}, '') as code, stratum, cast(sum(numerator) as decimal(18, 0)) as numerator, cast(sum(denominator) as decimal(18, 0)) as denominator
                from marts.strata
                group by indicator, period, coalesce({column}, ''), stratum
                """);
            foreach (var indicator in cells.GroupBy(cell => (cell.Indicator, cell.Period)).OrderBy(group => group.Key))
            {
                var adjusted = IndirectStandardisation.Adjust(indicator.Select(cell => new StratumCell(cell.Code, cell.Stratum, cell.Numerator, cell.Denominator)));
                foreach (var (code, share) in adjusted.Where(place => place.Key.Length > 0 && place.Value is not null).OrderBy(place => place.Key, StringComparer.Ordinal))
                {
                    appender.CreateRow()
                        .AppendValue(indicator.Key.Indicator).AppendValue(indicator.Key.Period).AppendValue(level).AppendValue(code)
                        .AppendValue(Math.Round(share!.Value, 9, MidpointRounding.AwayFromZero))
                        .EndRow();
                }
            }
        }

        appender.Close();
    }
}
