using FamilyDoctor.Analytics.Dashboards.Accounts;
using FamilyDoctor.Analytics.Dashboards.Data;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Answers;
using FamilyDoctor.Analytics.Warehouse.Assessing;
using FamilyDoctor.Analytics.Warehouse.Exports;
using FamilyDoctor.Analytics.Warehouse.Operations;
using FamilyDoctor.Analytics.Warehouse.Parameters;
using FamilyDoctor.Analytics.Warehouse.Statements;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FamilyDoctor.Analytics.App.Web;

/// <summary>Tables of the published version as files: the rows of the reader's scope, named by the version.</summary>
static class Exports
{
    const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapExports(this IEndpointRouteBuilder app)
    {
        app.MapGet("/export/{what}", Send);
        app.MapGet("/simulate/export", SendSimulation);
        app.MapGet("/simulate/parameters.xlsx", SendParameters);
        app.MapGet("/teams/{code}/statement.xlsx", SendStatement);
        app.MapGet("/flags/teams/{code}/sample.xlsx", SendSample);
        app.MapGet("/runs/rejects/{arrival:int}.xlsx", SendAnswer);
    }

    /// <summary>A sender's rejected rows as he wrote them: clear, so for those who may read persons, within their scope, and written down.</summary>
    static async Task<Results<FileStreamHttpResult, NotFound, ForbidHttpResult>> SendAnswer(
        int arrival, PageQuery query, Reader reader, DataFolder data, OperationsDb db, TimeProvider time, CancellationToken cancel)
    {
        if (!reader.Role.MayReadPersons())
            return TypedResults.Forbid();
        if (query.Version is null || (await query.RowsAsync<int>("Rejects.arrival", new { arrival })).Count == 0
            || RejectAnswer.Arrivals(data, arrival, null, null, null) is not [var found]
            || (await query.DefinitionsAsync()).Sources.FirstOrDefault(source => source.Id == found.Source) is not { } source)
            return TypedResults.NotFound();
        // clear identifiers lie in the inbox and nowhere else
        var file = Path.Combine(data.Inbox, $".answer-{Guid.NewGuid():N}");
        try
        {
            RejectAnswer.Write(data, source, found, file, cancel);
        }
        catch (RunException)
        {
            // all of it has been corrected in the meantime
            return TypedResults.NotFound();
        }

        var name = FormattableString.Invariant($"rejects-{source.Id}-{arrival}.xlsx");
        db.Record(reader.Name, "导出", $"{name}，报送单位 {found.Sender}", time.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancel);
        return Sent(file, Workbook, name);
    }

    static async Task<Results<FileStreamHttpResult, NotFound>> SendStatement(
        string code, PageQuery query, Reader reader, DataFolder data, OperationsDb db, TimeProvider time, CancellationToken cancel)
    {
        if (query.Version is null || !await TeamAccess.MayOpenAsync(query, code))
            return TypedResults.NotFound();
        if ((await StatementPages.FindAsync(query, code)).Statement is not { } statement)
            return TypedResults.NotFound();
        var file = TemporaryFile(data);
        StatementFile.Write(statement, file);
        var name = statement.FileName + ".xlsx";
        db.Record(reader.Name, "导出", $"{name}，团队 {code}", time.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancel);
        return Sent(file, Workbook, name);
    }

    /// <summary>核查名单: which contract it is leads to its resident, so for those who may read persons.</summary>
    static async Task<Results<FileStreamHttpResult, NotFound, ForbidHttpResult>> SendSample(
        string code, PageQuery query, Reader reader, DataFolder data, OperationsDb db, TimeProvider time, CancellationToken cancel)
    {
        if (!reader.Role.MayReadPersons())
            return TypedResults.Forbid();
        if (query.Version is not { } version || !await TeamAccess.MayOpenAsync(query, code)
            || await query.RowAsync<TeamHead>("Team.head", new { team = code }) is not { } head
            || (await Samples.OfAsync(db, version.Period, code, cancel)).GetValueOrDefault(code) is not { } samples)
            return TypedResults.NotFound();
        var file = TemporaryFile(data);
        SampleSheet.Write(file, head, samples);
        var name = $"sample-{code}-{version.Period}.xlsx";
        db.Record(reader.Name, "导出", $"{name}，核查名单 {samples.Items.Count} 份", time.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancel);
        return Sent(file, Workbook, name);
    }

    static async Task<Results<FileStreamHttpResult, NotFound, BadRequest<string>>> SendSimulation(HttpContext context, PageQuery query, DataFolder data, string? scheme)
    {
        query.RequireCity();
        if (query.Version is null)
            return TypedResults.NotFound();
        var trials = await Trials.OpenAsync(query, data);
        var (chosen, trial) = trials.Read(scheme, name => context.Request.Query[name]);
        if (chosen is null || trial is null)
            return TypedResults.NotFound();
        var (result, faults) = await trials.TryAsync(chosen, trial);
        if (result is null)
            return TypedResults.BadRequest(string.Join('\n', faults));
        var file = TemporaryFile(data);
        SimulationFile.Write(result, file);
        return Sent(file, "text/csv; charset=utf-8", $"simulation-{chosen.Scheme.Id}.csv");
    }

    /// <summary>The numbers of the scheme chosen, with what was typed over them as the new ones.</summary>
    static async Task<Results<FileStreamHttpResult, NotFound, BadRequest<string>>> SendParameters(HttpContext context, PageQuery query, DataFolder data, string? scheme)
    {
        query.RequireCity();
        if (query.Version is null)
            return TypedResults.NotFound();
        var trials = await Trials.OpenAsync(query, data);
        var (chosen, trial) = trials.Read(scheme, name => context.Request.Query[name]);
        if (chosen is null || trial is null)
            return TypedResults.NotFound();
        if (trial.Faults.Count > 0)
            return TypedResults.BadRequest(string.Join('\n', trial.Faults));
        var file = TemporaryFile(data);
        ParameterFile.Write(chosen.Scheme, file, trial.Edits.Apply(chosen.Scheme));
        return Sent(file, Workbook, $"parameters-{chosen.Scheme.Id}.xlsx");
    }

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
        var file = TemporaryFile(data);
        await reading.UseAsync(
            version =>
            {
                Export.Write(version, kind, form, file, unit, institution);
                return true;
            },
            cancel);
        db.Record(reader.Name, "导出", $"{name}，范围 {reader.Scope.Key}", time.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(cancel);
        return Sent(file, form == ExportFormat.Csv ? "text/csv; charset=utf-8" : "application/vnd.apache.parquet", name);
    }

    static string TemporaryFile(DataFolder data) => Path.Combine(data.Tmp, $"export-{Guid.NewGuid():N}");

    // the file goes with its last reader
    static FileStreamHttpResult Sent(string file, string type, string name) => TypedResults.File(
        new FileStream(file, new FileStreamOptions { Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous | FileOptions.SequentialScan }), type, name);

    // by name alone: numbers, which Enum.Parse takes, are no names
    static T? Named<T>(string text)
        where T : struct, Enum =>
        Enum.GetValues<T>().Where(value => value.ToString().Equals(text, StringComparison.OrdinalIgnoreCase)).Select(value => (T?)value).FirstOrDefault();
}
