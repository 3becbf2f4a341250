using System.Net.Sockets;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Operations;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;

namespace FamilyDoctor.Analytics.App.Web;

/// <summary>`fda serve`: the dashboard and the schedule over one data folder.</summary>
public static class WebHost
{
    /// <summary>Only this machine: other machines are let in by a deliberate --urls.</summary>
    public const string DefaultUrls = "http://127.0.0.1:5080";

    /// <summary>Serves until cancelled or interrupted; 1, after one sentence on standard error, when it cannot start.</summary>
    public static async Task<int> Run(DataFolder data, string urls, CancellationToken cancel)
    {
        if (urls.Split(';').FirstOrDefault(url => !IsAddress(url)) is { } wrong)
        {
            await Console.Error.WriteLineAsync($"地址“{wrong}”的写法不对，应如 {DefaultUrls}");
            return 1;
        }

        try
        {
            await using var app = Create(data, urls);
            await app.StartAsync(cancel);
            Console.WriteLine($"已在 {string.Join("、", app.Urls)} 提供页面，按 Ctrl+C 停止。");
            await app.WaitForShutdownAsync(cancel);
            return 0;
        }
        catch (Exception failure) when (Sentence(failure, data, urls) is not null)
        {
            await Console.Error.WriteLineAsync(Sentence(failure, data, urls));
            return 1;
        }
    }

    /// <summary>The host, built but not started.</summary>
    /// <exception cref="OperationsException">operations.db cannot be used.</exception>
    public static WebApplication Create(DataFolder data, string urls)
    {
        using (OperationsDb.Open(data))
        {
            // brought up to date before the first request needs it
        }

        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            // the asset manifests carry the executable's name and lie beside it, also when a test starts the host
            ApplicationName = "fda",
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.UseUrls(urls);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 1 << 20;
        });
        StaticWebAssetsLoader.UseStaticWebAssets(builder.Environment, builder.Configuration);
        // without publishing, assets would be compressed and fingerprinted anew per request, and never cached
        builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // keys/ is readable by the operator alone, as are the data the cookies guard
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        // stopping while a run goes on in its own process is as it should be
        builder.Logging.AddFilter("Quartz.Core.QuartzScheduler", LogLevel.Error);
        // a failed start is told in one sentence by the caller
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        builder.Services.AddDashboard(data);

        var app = builder.Build();
        app.UseDashboard();
        return app;
    }

    static bool IsAddress(string url) =>
        url.StartsWith("http://", StringComparison.Ordinal) || url.StartsWith("https://", StringComparison.Ordinal);

    static string? Sentence(Exception failure, DataFolder data, string urls) => failure switch
    {
        OperationsException operations => operations.Message,
        IOException { InnerException: AddressInUseException } => $"地址 {urls} 已被占用：可能已有一个 fda serve 在运行；请停止它，或用 --urls 换一个端口。",
        IOException { InnerException: SocketException } or SocketException => $"不能在 {urls} 上提供页面：{failure.Message}",
        UnauthorizedAccessException => $"数据目录 {data.Root} 不可写：{failure.Message}",
        _ => null,
    };
}
