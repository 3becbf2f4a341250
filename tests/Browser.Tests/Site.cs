using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using AngleSharp;
using FamilyDoctor.Analytics.App.Web;
using FamilyDoctor.Analytics.Dashboards.Accounts;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Operations;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace FamilyDoctor.Analytics.Browser.Tests;

/// <summary>A real host over one data folder, with an account of every kind; asked by plain HTTP where no browser is needed.</summary>
public sealed partial class Site : IAsyncDisposable
{
    readonly ConcurrentDictionary<string, Lazy<Task<string>>> _sessions = new(StringComparer.Ordinal);
    readonly HttpClient _http;
    readonly WebApplication _app;
    readonly IReadOnlyList<DemoAccount> _accounts;

    Site(DataFolder data, WebApplication app, IReadOnlyList<DemoAccount> accounts)
    {
        (Data, _app, _accounts) = (data, app, accounts);
        Url = app.Urls.Single();
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(Url) };
    }

    public DataFolder Data { get; }

    public string Url { get; }

    /// <summary>What the pages read from.</summary>
    public PublishedWarehouse Warehouse => _app.Services.GetRequiredService<PublishedWarehouse>();

    /// <summary>Serves a folder with the shipped jobs at times that never come, so that no run replaces what a test looks at.</summary>
    /// <param name="units">Assessed units that get an account: code and name.</param>
    public static async Task<Site> StartAsync(DataFolder data, params IEnumerable<(string Code, string Name)> units)
    {
        IReadOnlyList<DemoAccount> accounts;
        using (var db = OperationsDb.Open(data))
            accounts = DemoAccounts.Create(db, units, TimeProvider.System);
        Directory.CreateDirectory(data.OwnDefinitions);
        foreach (var file in Directory.EnumerateFiles(DataFolder.ShippedDefinitions, "*.yaml"))
            await File.WriteAllTextAsync(Path.Combine(data.OwnDefinitions, Path.GetFileName(file)), CronLine().Replace(await File.ReadAllTextAsync(file), "cron: 0 0 0 1 1 ? 2099"));
        var app = WebHost.Create(data, "http://127.0.0.1:0");
        await app.StartAsync();
        return new Site(data, app, accounts);
    }

    public DemoAccount Account(string name) => _accounts.Single(account => account.Name == name);

    /// <summary>The session cookie of an account, signed in once by the form.</summary>
    public Task<string> SessionAsync(string name) => _sessions.GetOrAdd(name, key => new Lazy<Task<string>>(() => SignInAsync(key))).Value;

    /// <summary>An answer as it is sent, redirects included.</summary>
    public async Task<HttpResponseMessage> GetAsync(string? name, string path, params IEnumerable<(string Name, string Value)> headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (name is not null)
            request.Headers.Add("Cookie", "account=" + await SessionAsync(name));
        foreach (var (header, value) in headers)
            request.Headers.TryAddWithoutValidation(header, value);
        return await _http.SendAsync(request);
    }

    public async Task<HttpStatusCode> StatusAsync(string name, string path)
    {
        using var answer = await GetAsync(name, path);
        return answer.StatusCode;
    }

    public async Task<string> TextAsync(string name, string path)
    {
        using var answer = await GetAsync(name, path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    async Task<string> SignInAsync(string name)
    {
        using var form = await _http.GetAsync(new Uri("/login", UriKind.Relative));
        using var context = BrowsingContext.New(Configuration.Default);
        var sent = await form.Content.ReadAsStringAsync();
        using var page = await context.OpenAsync(request => request.Content(sent));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/login")
        {
            Content = new FormUrlEncodedContent(page.QuerySelectorAll("main input[type=hidden]")
                .Select(field => KeyValuePair.Create(field.GetAttribute("name")!, field.GetAttribute("value") ?? ""))
                .Append(new("Name", name))
                .Append(new("Password", Account(name).Password))),
        };
        request.Headers.Add("Cookie", string.Join("; ", form.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0])));
        using var answer = await _http.SendAsync(request);
        return answer.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]).Single(cookie => cookie.StartsWith("account=", StringComparison.Ordinal))["account=".Length..];
    }

    [GeneratedRegex("cron: .*")]
    private static partial Regex CronLine();
}
