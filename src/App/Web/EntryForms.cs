using System.Globalization;
using FamilyDoctor.Analytics.Dashboards.Accounts;
using FamilyDoctor.Analytics.Dashboards.Data;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Ingest;
using FamilyDoctor.Analytics.Warehouse.Operations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace FamilyDoctor.Analytics.App.Web;

/// <summary>On-site scores and confirmed findings, entered on a page: each becomes a file of the inbox and a line of the audit.</summary>
static class EntryForms
{
    const int LongestEvidence = 200;

    const NumberStyles Typed = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    public static void MapEntryForms(this IEndpointRouteBuilder app)
    {
        app.MapPost("/entries/finding", AddFinding);
        app.MapPost("/entries/value", GiveValue);
    }

    static async Task<Results<RedirectHttpResult, ForbidHttpResult>> AddFinding(
        Reader reader, PageQuery query, DataFolder data, OperationsDb db, TimeProvider time,
        [FromForm] string entity, [FromForm] string item, [FromForm] int times, [FromForm] string evidence, [FromForm] string? finding, [FromForm] string? withdraw, CancellationToken cancel)
    {
        if (!reader.MayEnter || query.Version is not { } version)
            return TypedResults.Forbid();
        var items = (await EntryItems.OfAsync(query)).Findings;
        if (await FaultAsync(query, entity, item, items, evidence) is { } fault)
            return Refused(fault);
        if (times is < 1 or > 1000)
            return Refused("times");
        var number = HandEntry.Confirm(data, finding, version.Period, entity.Trim(), item, times, evidence.Trim(), reader.DisplayName, withdraw is not null, time.GetUtcNow());
        return await DoneAsync(db, reader, withdraw is null ? "登记查实问题" : "撤销查实问题", $"{number} {entity} {item} {times} 次:{evidence}", time, cancel);
    }

    static async Task<Results<RedirectHttpResult, ForbidHttpResult>> GiveValue(
        Reader reader, PageQuery query, DataFolder data, OperationsDb db, TimeProvider time,
        [FromForm] string entity, [FromForm] string item, [FromForm] string value, [FromForm] string evidence, [FromForm] string? withdraw, CancellationToken cancel)
    {
        if (!reader.MayEnter || query.Version is not { } version)
            return TypedResults.Forbid();
        var items = (await EntryItems.OfAsync(query)).Values;
        if (await FaultAsync(query, entity, item, items, evidence) is { } fault)
            return Refused(fault);
        if (!decimal.TryParse(value.Trim(), Typed, CultureInfo.InvariantCulture, out var number) || Math.Abs(number) > 1_000_000 || Math.Round(number, 4) != number)
            return Refused("value");
        HandEntry.GiveValue(data, version.Period, entity.Trim(), item, number, evidence.Trim(), reader.DisplayName, withdraw is not null, time.GetUtcNow());
        return await DoneAsync(db, reader, withdraw is null ? "登记现场评分" : "撤销现场评分", $"{entity} {item} = {value}:{evidence}", time, cancel);
    }

    static async Task<string?> FaultAsync(PageQuery query, string entity, string item, IReadOnlyList<EntryItem> items, string evidence) =>
        items.FirstOrDefault(known => known.Key == item) is not { } entered ? "item"
        : evidence.Trim().Length is 0 or > LongestEvidence ? "evidence"
        : !(await query.RowsAsync<EntryEntity>("Entries.entities")).Any(known => known.Code == entity.Trim() && entered.Levels.Contains(known.Level)) ? "entity"
        : null;

    // the page says what each of these means
    static RedirectHttpResult Refused(string fault) => TypedResults.LocalRedirect("/entries?fault=" + fault);

    static async Task<RedirectHttpResult> DoneAsync(OperationsDb db, Reader reader, string what, string detail, TimeProvider time, CancellationToken cancel)
    {
        db.Record(reader.Name, what, detail, time.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancel);
        return TypedResults.LocalRedirect("/entries?done=1");
    }
}
