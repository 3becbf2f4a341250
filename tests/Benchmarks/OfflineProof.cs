using System.CommandLine;
using System.Diagnostics;

namespace FamilyDoctor.Analytics.Benchmarks;

/// <summary>One published folder on a machine without a network: what an operator does on the first day, in a network namespace that has nothing but the loopback.</summary>
static class OfflineProof
{
    const string Script = """
        set -eu
        ip link set lo up
        if getent hosts example.com >/dev/null 2>&1; then echo 'the network is not cut'; exit 1; fi
        cd '{0}'
        ./app/fda check
        ./app/fda generate --out data --teams 6
        ./app/fda run --data data --as-of 2026-01-01 --period 2025 | tail -n 1
        ./app/fda export --data data --what payouts --out payouts.csv
        test -s payouts.csv
        ./app/fda serve --data data --urls http://127.0.0.1:5199 & server=$!
        trap 'kill $server' EXIT
        for try in 1 2 3 4 5 6 7 8 9 10; do sleep 1; if curl -sf http://127.0.0.1:5199/health; then break; fi; done
        curl -sf http://127.0.0.1:5199/login | grep -q '登录'
        echo; echo 'all of it without a network'
        """;

    public static Command Create()
    {
        var command = new Command("offline", "publishes to one folder and installs, runs and serves from it with the network cut");
        command.SetAction(_ => Run());
        return command;
    }

    static int Run()
    {
        var root = Directory.CreateTempSubdirectory("fda-offline-").FullName;
        try
        {
            var project = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", "src", "App", "App.csproj"));
            return Start("dotnet", "publish", project, "-c", "Release", "-v", "quiet", "-nodeReuse:false", "-o", Path.Combine(root, "app")) is not 0 and var failed
                ? failed
                : Start("unshare", "-rn", "sh", "-c", Script.Replace("{0}", root, StringComparison.Ordinal));
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    static int Start(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        return process.ExitCode;
    }
}
