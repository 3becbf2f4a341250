using FamilyDoctor.Analytics.Dashboards.Accounts;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Exports;
using FamilyDoctor.Analytics.Warehouse.Operations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FamilyDoctor.Analytics.App.Web;

/// <summary>Tables of the published version as files: the rows of the reader's scope, named by the version.</summary>
static class Exports
{
    public static void MapExports(this IEndpointRouteBuilder app) => app.MapGet("/export/{what}", Send);

    static async Task<Results<FileStreamHttpResult, NotFound>> Send(
        string what, Reader reader, PublishedWarehouse warehouse, DataFolder data, OperationsDb db, TimeProvider time, CancellationToken cancel, string format = "csv")
    {
        using var reading = warehouse.Open();
        if (reading is null || Named<ExportKind>(what) is not { } kind || Named<ExportFormat>(format) is not { } form)
            return TypedResults.NotFound();
        var (unit, institution) = reader.Scope.Kind switch
        {
            ScopeKind.City => ((string?)null, (string?)null),
            ScopeKind.Unit => (reader.Scope.Code, null),
            _ => (null, reader.Scope.Code),
        };
        var name = $"{kind}-{reading.Version.Version}.{form}".ToLowerInvariant();
        var file = Path.Combine(data.Tmp, $"export-{Guid.NewGuid():N}");
        await reading.UseAsync(
            version =>
            {
                Export.Write(version, kind, form, file, unit, institution);
                return true;
            },
            cancel);
        db.Record(reader.Name, "导出", $"{name}，范围 {reader.Scope.Key}", time.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancel);
        // the file goes with its last reader
        var stream = new FileStream(file, new FileStreamOptions { Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous | FileOptions.SequentialScan });
        return TypedResults.File(stream, form == ExportFormat.Csv ? "text/csv; charset=utf-8" : "application/vnd.apache.parquet", name);
    }

    // by name alone: numbers, which Enum.Parse takes, are no names
    static T? Named<T>(string text)
        where T : struct, Enum =>
        Enum.GetValues<T>().Where(value => value.ToString().Equals(text, StringComparison.OrdinalIgnoreCase)).Select(value => (T?)value).FirstOrDefault();
}
