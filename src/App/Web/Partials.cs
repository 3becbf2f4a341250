using FamilyDoctor.Analytics.Dashboards.Shared;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FamilyDoctor.Analytics.App.Web;

/// <summary>Pieces of pages that htmx asks for by themselves: components without the document around them.</summary>
static class Partials
{
    public static void MapPartials(this IEndpointRouteBuilder app)
    {
        app.MapGet("/runs/now", () => new RazorComponentResult<RunsNow>());
    }
}
