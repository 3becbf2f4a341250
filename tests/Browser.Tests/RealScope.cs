using System.Net;

namespace FamilyDoctor.Analytics.Browser.Tests;

/// <summary>A district's account and the other district of a real city: no page, partial, export or cached answer of it, whatever the address says.</summary>
[Collection(RealCity.Name)]
public sealed class RealScope(RealCity city)
{
    const string Reader = "qu" + RealCity.Unit;

    sealed record Foreign(string Team, string TeamName, string Institution, string InstitutionName);

    [Fact]
    public async Task Addresses_of_the_other_district_are_refused()
    {
        var team = (await ForeignAsync())[0];
        var arrival = (await city.Site.Warehouse.QueryAsync<int>("select max(arrival) from meta.arrivals where sender = $unit", new { unit = RealCity.OtherUnit })).Single();
        string[] paths =
        [
            $"/districts/{RealCity.OtherUnit}", "/indicators/coverage?level=city", $"/indicators/coverage?level=district&code={RealCity.OtherUnit}",
            $"/indicators/coverage?level=institution&code={team.Institution}", $"/indicators/coverage?level=team&code={team.Team}",
            $"/teams/{team.Team}", $"/teams/{team.Team}/statement", $"/teams/{team.Team}/statement.xlsx", $"/teams/{team.Team}/explain/total", $"/teams/{team.Team}/explain/payout", $"/teams/{team.Team}/rows/active",
            $"/teams/{team.Team}/rows/grassroots_share?part=met&page=2", "/runs/1", $"/runs/rejects?arrival={arrival}",
        ];
        foreach (var path in paths)
        {
            Assert.Equal(HttpStatusCode.OK, await city.Site.StatusAsync("tongji", path));
            foreach (var header in (string[])["HX-Request", "X-Requested-With"])
            {
                using var answer = await city.Site.GetAsync(Reader, path, (header, "true"));
                Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, path);
            }
        }
    }

    [Fact]
    public async Task What_others_read_before_is_not_served_again()
    {
        var foreign = await ForeignAsync();
        string[] paths =
        [
            "/", "/?by=coverage", "/indicators", "/teams", "/teams?size=all", $"/teams?unit={RealCity.OtherUnit}", $"/teams?institution={foreign[0].Institution}", "/teams?q=T001",
            "/runs", "/runs/now", "/runs/arrivals", $"/runs/arrivals?sender={RealCity.OtherUnit}", "/runs/rejects", "/runs/versions",
            "/export/ranking?format=csv", "/export/payouts?format=csv", "/export/indicators?format=csv", "/export/rejects?format=csv",
            $"/export/ranking?format=csv&unit={RealCity.OtherUnit}&institution={foreign[0].Institution}",
        ];
        foreach (var path in paths)
        {
            // filled by one who sees all, then asked for with what a cache between would go by
            using var all = await city.Site.GetAsync("tongji", path);
            using var own = await city.Site.GetAsync(Reader, path, ("If-None-Match", all.Headers.ETag?.ToString() ?? "*"), ("If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT"));
            Assert.Equal(HttpStatusCode.OK, own.StatusCode);
            Assert.True(own.Headers.CacheControl?.NoStore, path);
            var text = await own.Content.ReadAsStringAsync();
            foreach (var team in foreign)
                Assert.All((string[])[team.TeamName, team.InstitutionName, team.Team + "\"", team.Team + ","], word => Assert.False(text.Contains(word, StringComparison.Ordinal), $"{word} in {path}"));
        }
    }

    [Fact]
    public async Task Nothing_but_the_sign_in_is_served_to_strangers()
    {
        foreach (var path in (string[])["/", "/teams", "/runs/now", "/export/ranking", "/indicators"])
        {
            using var answer = await city.Site.GetAsync(null, path);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        }
    }

    Task<IReadOnlyList<Foreign>> ForeignAsync() =>
        city.Site.Warehouse.QueryAsync<Foreign>("select team, team_name, institution, institution_name from core.teams where unit = $unit order by team", new { unit = RealCity.OtherUnit });
}
