namespace FamilyDoctor.Analytics.Dashboards.Data;

/// <summary>The questions about indicators that several pages ask; each is answered within the reader's scope.</summary>
public static class FigureQueries
{
    public const int TrendMonths = 24;

    extension(PageQuery query)
    {
        /// <summary>Every indicator at one place.</summary>
        public async Task<IReadOnlyDictionary<string, Figure>> FiguresAsync(Place place, PeriodRow period) =>
            (await query.OfPlaceAsync(place)).Where(figure => figure.Period == period.Period).ToDictionary(figure => figure.Indicator, StringComparer.Ordinal);

        /// <summary>Every indicator at each place right below.</summary>
        public Task<IReadOnlyList<Figure>> PartsAsync(Place place, PeriodRow period) =>
            query.RowsAsync<Figure>("Figures.of_parts", Parameters(place, period));

        /// <summary>Up to two years of months that end with the period, oldest first.</summary>
        public async Task<IReadOnlyList<MonthFigure>> MonthsAsync(string indicator, Place place, PeriodRow period)
        {
            var figures = (await query.OfPlaceAsync(place)).Where(figure => figure.Indicator == indicator).ToDictionary(figure => figure.Period, StringComparer.Ordinal);
            var months = (await query.RowsAsync<PeriodRow>("Periods")).Where(row => row.Kind == "month").Select(row => row.Period).Order(StringComparer.Ordinal);
            return Until(period, [.. months.Select(month => figures.GetValueOrDefault(month) is { } figure
                ? new MonthFigure(month, figure.State, figure.Value, figure.Numerator, figure.Denominator)
                : new MonthFigure(month, null, null, null, null))]);
        }

        /// <summary>The city's course, for comparison on anybody's page.</summary>
        public async Task<IReadOnlyList<MonthFigure>> CityMonthsAsync(string indicator, PeriodRow period) =>
            Until(period, await query.RowsAsync<MonthFigure>("Figures.city_by_month", new { indicator }));

        /// <summary>The places right below, by code.</summary>
        public async Task<IReadOnlyDictionary<string, PlaceName>> NamesBelowAsync(Place place) =>
            (await query.RowsAsync<PlaceName>("Figures.places_below", new { level = place.Level, code = place.Code })).ToDictionary(name => name.Code, StringComparer.Ordinal);

        /// <summary>The place's name; null where there is none of this code within the reader's scope.</summary>
        public Task<PlaceName?> NameAsync(Place place) =>
            query.RowAsync<PlaceName>("Figures.place", new { level = place.Level, code = place.Code });

        Task<IReadOnlyList<Figure>> OfPlaceAsync(Place place) => query.RowsAsync<Figure>("Figures.of_place", new { level = place.Level, code = place.Code });
    }

    static IReadOnlyList<MonthFigure> Until(PeriodRow period, IReadOnlyList<MonthFigure> months) =>
        [.. months.Where(month => string.CompareOrdinal(month.Month, period.LastMonth) <= 0).TakeLast(TrendMonths)];

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
