using System.Text;
using FamilyDoctor.Analytics.Dashboards.Accounts;
using FamilyDoctor.Analytics.Dashboards.Data;
using FamilyDoctor.Analytics.Dashboards.Pages;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Ingest;
using FamilyDoctor.Analytics.Warehouse.Operations;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace FamilyDoctor.Analytics.App.Web;

/// <summary>
/// Files handed in through the page 上传. The request is read part by part, straight into the inbox: what a form is usually bound from would keep the file, with
/// clear identifiers, in the machine's temporary folder first. The page's fields therefore come before the file.
/// </summary>
static class UploadForms
{
    const int LongestField = 4096, LongestBoundary = 128;

    public static void MapUploads(this IEndpointRouteBuilder app) => app.MapPost("/runs/upload/file", TakeAsync);

    static async Task<Results<RedirectHttpResult, ForbidHttpResult, BadRequest<string>>> TakeAsync(
        HttpContext context, Reader reader, PageQuery query, DataFolder data, OperationsDb db, IAntiforgery antiforgery, TimeProvider time, CancellationToken cancel)
    {
        if (!reader.MayUpload)
            return TypedResults.Forbid();
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = Upload.MostBytes;
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and < LongestBoundary } boundary)
            return TypedResults.BadRequest("应是一个带文件的表单。");
        var reading = new MultipartReader(boundary, context.Request.Body);
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await reading.ReadNextSectionAsync(cancel) is { } section)
        {
            if (section.AsFileSection() is not { } file)
            {
                if (section.AsFormDataSection() is { } field)
                    fields[field.Name] = await FieldAsync(section, cancel);
                continue;
            }

            // the token came in a field before; where it is looked for first is here
            context.Request.Headers["RequestVerificationToken"] = fields.GetValueOrDefault("__token");
            if (!await antiforgery.IsRequestValidAsync(context))
                return TypedResults.BadRequest("页面已过期，请重新打开后再传。");
            var (isTaken, text) = await OneAsync(query, reader, data, fields, file, time, cancel);
            var entry = new AuditEntry { At = time.GetUtcNow().UtcDateTime, Account = reader.Name, What = isTaken ? UploadPage.Taken : UploadPage.NotTaken, Detail = text };
            db.Audit.Add(entry);
            await db.SaveChangesAsync(cancel);
            return TypedResults.LocalRedirect(FormattableString.Invariant($"/runs/upload?entry={entry.Id}"));
        }

        return TypedResults.BadRequest("表单里没有文件。");
    }

    static async Task<(bool IsTaken, string Text)> OneAsync(
        PageQuery query, Reader reader, DataFolder data, Dictionary<string, string> fields, FileMultipartSection file, TimeProvider time, CancellationToken cancel)
    {
        var (sender, period) = (fields.GetValueOrDefault("sender", "").Trim(), fields.GetValueOrDefault("period", "").Trim());
        var name = file.FileName;
        var asked = $"{Shown(sender)} {Shown(period)} {Shown(name)}";
        if (name.Length == 0 || file.FileStream is null)
            return (false, $"{asked}：没有选文件");
        var sources = await UploadPage.SourcesAsync(query, data);
        if (sources.FirstOrDefault(known => known.Id == fields.GetValueOrDefault("source")) is not { } source)
            return (false, $"{asked}：没有选来源");
        if (!await UploadPage.MaySendAsync(query, reader, sender))
            return (false, $"{asked}：“{Shown(sender)}”不是本账号范围内的报送单位");
        try
        {
            var upload = await Upload.TakeAsync(data, sources, source, sender, period, name, file.FileStream, time.GetUtcNow(), cancel);
            return (true, $"{upload.Path} {Prose.Of(upload.Text)}");
        }
        catch (RunException failure)
        {
            return (false, $"{asked}：{Prose.Of(failure.Message)}");
        }
        catch (BadHttpRequestException)
        {
            return (false, $"{asked}：文件超过 {Upload.MostBytes >> 20} MB，请按月分开，或压缩成 .csv.gz");
        }
    }

    static async Task<string> FieldAsync(MultipartSection section, CancellationToken cancel)
    {
        var bytes = new byte[LongestField];
        var length = await section.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancel);
        return Encoding.UTF8.GetString(bytes, 0, length);
    }

    // what was typed goes into the audit trail: short, and without an ID number somebody put into a name
    static string Shown(string text) => Masking.Text(text);
}
