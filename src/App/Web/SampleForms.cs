using FamilyDoctor.Analytics.Dashboards.Accounts;
using FamilyDoctor.Analytics.Dashboards.Data;
using FamilyDoctor.Analytics.Dashboards.Pages;
using FamilyDoctor.Analytics.Rules.Anomalies;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Ingest;
using FamilyDoctor.Analytics.Warehouse.Operations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace FamilyDoctor.Analytics.App.Web;

/// <summary>Draws the contracts of a team that are verified, and notes what was found of each, one by one or from a filled list.</summary>
static class SampleForms
{
    // a list of a hundred rows is some ten kilobytes; kept in memory whole, so that no copy lies in a temporary folder
    const int MostBytes = 1 << 20;

    public static void MapSampleForms(this IEndpointRouteBuilder app)
    {
        app.MapPost("/flags/sample", DrawAsync);
        app.MapPost("/flags/sample/answer", AnswerAsync);
        app.MapPost("/flags/sample/filled", TakeAsync).WithFormOptions(memoryBufferThreshold: MostBytes);
    }

    static async Task<Results<RedirectHttpResult, ForbidHttpResult, NotFound>> DrawAsync(
        Reader reader, PageQuery query, OperationsDb db, TimeProvider time, [FromForm] string team, CancellationToken cancel)
    {
        if (!reader.MayReview || query.Version is not { } version)
            return TypedResults.Forbid();
        if (!await TeamAccess.MayOpenAsync(query, team))
            return TypedResults.NotFound();
        if (!await db.SampledContracts.AnyAsync(row => row.Period == version.Period && row.Team == team, cancel))
        {
            var candidates = (await query.RowsAsync<SampleCandidate>("Flags.candidates", new { team })).ToDictionary(row => row.Contract, StringComparer.Ordinal);
            var seed = $"{version.Period}/{team}";
            var drawn = SampleDraw.Of(candidates.Keys, candidates.Values.Where(row => row.IsSuspect).Select(row => row.Contract).ToHashSet(StringComparer.Ordinal), seed);
            db.SampledContracts.AddRange(drawn.Select((item, place) => new SampledContract
            {
                Period = version.Period,
                Team = team,
                Contract = item.Contract,
                Person = candidates[item.Contract].Person,
                IsRandom = item.IsRandom,
                Ordinal = place + 1,
                Version = version.Version,
            }));
            db.Record(reader.Name, "抽取核查名单", $"{team}：{drawn.Count} 份，随机 {drawn.Count(item => item.IsRandom)} 份，种子 {seed}，版本 {version.Version}", time.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync(cancel);
        }

        return TypedResults.LocalRedirect($"/flags/teams/{team}/sample");
    }

    static async Task<Results<RedirectHttpResult, ForbidHttpResult, NotFound, BadRequest<string>>> AnswerAsync(
        Reader reader, PageQuery query, OperationsDb db, TimeProvider time,
        [FromForm] string team, [FromForm] string contract, [FromForm] string answer, [FromForm] string method, CancellationToken cancel)
    {
        if (!reader.MayReview || query.Version is not { } version)
            return TypedResults.Forbid();
        if (!await TeamAccess.MayOpenAsync(query, team)
            || !await db.SampledContracts.AnyAsync(row => row.Period == version.Period && row.Team == team && row.Contract == contract, cancel))
            return TypedResults.NotFound();
        if (!Samples.Answers.Contains(answer) || !Samples.Methods.Contains(method))
            return TypedResults.BadRequest("回答和方式要从列表里选。");
        Note(db, reader, team, new SampleAnswer { Period = version.Period, Contract = contract, Answer = answer, Method = method, Account = reader.Name, At = time.GetUtcNow().UtcDateTime });
        await db.SaveChangesAsync(cancel);
        return TypedResults.LocalRedirect($"/flags/teams/{team}/sample#{contract}");
    }

    static async Task<Results<RedirectHttpResult, ForbidHttpResult, NotFound, BadRequest<string>>> TakeAsync(
        Reader reader, PageQuery query, OperationsDb db, TimeProvider time, [FromForm] string team, IFormFile? file, CancellationToken cancel)
    {
        if (!reader.MayReview || query.Version is not { } version)
            return TypedResults.Forbid();
        if (!await TeamAccess.MayOpenAsync(query, team) || (await Samples.OfAsync(db, version.Period, team, cancel)).GetValueOrDefault(team) is not { } samples)
            return TypedResults.NotFound();
        if (file is null)
            return TypedResults.BadRequest("没有选文件。");
        var (now, name) = (time.GetUtcNow(), Masking.Text(file.FileName));
        var (rows, faults) = Read(file, name, samples, version, ChinaTime.DayOf(now));
        foreach (var row in faults.Count > 0 ? [] : rows)
        {
            Note(db, reader, team, new SampleAnswer
            {
                Period = version.Period,
                Contract = row.Contract,
                Answer = row.Answer,
                Method = row.Method,
                CheckedOn = row.On,
                CheckedBy = row.By,
                Note = row.Note,
                Account = reader.Name,
                At = now.UtcDateTime,
            });
        }

        var entry = new AuditEntry
        {
            At = now.UtcDateTime,
            Account = reader.Name,
            What = faults.Count > 0 ? FlagSample.NotTaken : FlagSample.Taken,
            Detail = $"{version.Period} {team} {name}：{(faults.Count > 0 ? string.Join('\n', faults) : $"{rows.Count} 份")}",
        };
        db.Audit.Add(entry);
        await db.SaveChangesAsync(cancel);
        return TypedResults.LocalRedirect(FormattableString.Invariant($"/flags/teams/{team}/sample?entry={entry.Id}"));
    }

    static (IReadOnlyList<FilledRow> Rows, IReadOnlyList<string> Faults) Read(IFormFile file, string name, Samples samples, WarehouseVersion version, DateOnly today)
    {
        try
        {
            using var content = file.OpenReadStream();
            return SampleSheet.Read(content, name, samples, new DateOnly(int.Parse(version.Period[..4], System.Globalization.CultureInfo.InvariantCulture), 1, 1), today);
        }
        catch (RunException failure)
        {
            return ([], [Prose.Of(failure.Message)!]);
        }
    }

    static void Note(OperationsDb db, Reader reader, string team, SampleAnswer answer)
    {
        db.SampleAnswers.Add(answer);
        db.Record(reader.Name, "核查结果", $"{answer.Period} {team} {answer.Contract}：{answer.Answer}（{answer.Method}）", answer.At);
    }
}
