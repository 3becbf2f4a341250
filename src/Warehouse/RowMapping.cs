using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Dapper;

namespace FamilyDoctor.Analytics.Warehouse;

static class RowMapping
{
    /// <summary>Columns are written head_months, properties HeadMonths, everywhere.</summary>
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "Dapper keeps this setting per process and every query relies on it")]
    public static void Set() => DefaultTypeMap.MatchNamesWithUnderscores = true;
}
