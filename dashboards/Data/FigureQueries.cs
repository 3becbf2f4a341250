namespace FamilyDoctor.Analytics.Dashboards.Data;

/// <summary>The questions about indicators that several pages ask; each is answered within the reader's scope.</summary>
public static class FigureQueries
{
    public const int TrendMonths = 24;

    extension(PageQuery query)
    {
        /// <summary>Every indicator at one place.</summary>
        public async Task<IReadOnlyDictionary<string, Figure>> FiguresAsync(Place place, PeriodRow period) =>
            (await query.RowsAsync<Figure>("Figures.of_place", Parameters(place, period))).ToDictionary(figure => figure.Indicator, StringComparer.Ordinal);

        /// <summary>Every indicator at each place right below.</summary>
        public Task<IReadOnlyList<Figure>> PartsAsync(Place place, PeriodRow period) =>
            query.RowsAsync<Figure>("Figures.of_parts", Parameters(place, period));

        /// <summary>Up to two years of months that end with the period, oldest first.</summary>
        public Task<IReadOnlyList<MonthFigure>> MonthsAsync(string indicator, Place place, PeriodRow period) =>
            query.RowsAsync<MonthFigure>("Figures.by_month", new { indicator, level = place.Level, code = place.Code, last_month = period.LastMonth, months = TrendMonths });

        /// <summary>The city's course, for comparison on anybody's page.</summary>
        public Task<IReadOnlyList<MonthFigure>> CityMonthsAsync(string indicator, PeriodRow period) =>
            query.RowsAsync<MonthFigure>("Figures.city_by_month", new { indicator, last_month = period.LastMonth, months = TrendMonths });

        /// <summary>The places right below, by code.</summary>
        public async Task<IReadOnlyDictionary<string, PlaceName>> NamesBelowAsync(Place place) =>
            (await query.RowsAsync<PlaceName>("Figures.places_below", new { level = place.Level, code = place.Code })).ToDictionary(name => name.Code, StringComparer.Ordinal);

        /// <summary>The place's name; null where there is none of this code within the reader's scope.</summary>
        public Task<PlaceName?> NameAsync(Place place) =>
            query.RowAsync<PlaceName>("Figures.place", new { level = place.Level, code = place.Code });
    }

    static object Parameters(Place place, PeriodRow period) => new
    {
        level = place.Level,
        code = place.Code,
        period = period.Period,
        before = period.Before,
        month_before = period.LastMonthBefore,
        is_complete = period.IsComplete,
    };
}
