using System.Diagnostics;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>What <c>fda</c> did as a process of its own.</summary>
sealed record FdaProcess(int ExitCode, string Output, string Error)
{
    public static FdaProcess Run(params string[] arguments) => RunWith("", arguments);

    /// <param name="typed">What comes on standard input.</param>
    public static FdaProcess RunWith(string typed, params string[] arguments)
    {
        using var process = Start(arguments);
        process.StandardInput.Write(typed);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        return new FdaProcess(process.ExitCode, output.Result, error.Result);
    }

    public static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "fda.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }
}
