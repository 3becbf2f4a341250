using System.Buffers.Binary;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace FamilyDoctor.Analytics.DuckDb.Tests;

/// <summary>`dotnet publish -r` puts the libduckdb of that platform, and no other, beside the program.</summary>
public sealed class PlatformTests : IDisposable
{
    static readonly string Provider = Path.Combine(Root(), "src", "DuckDb", "DuckDb.csproj");

    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("duckdb-platforms-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("linux-x64", "libduckdb.so", "ELF x64")]
    [InlineData("linux-arm64", "libduckdb.so", "ELF arm64")]
    [InlineData("osx-x64", "libduckdb.dylib", "Mach-O x64 and arm64")]
    [InlineData("osx-arm64", "libduckdb.dylib", "Mach-O x64 and arm64")]
    [InlineData("win-x64", "duckdb.dll", "PE x64")]
    public void Each_platform_gets_its_own_library(string platform, string file, string format)
    {
        // what a publish would copy, asked without compiling for each platform again
        var list = Dotnet("msbuild", Provider, $"-p:RuntimeIdentifier={platform}", "-p:Configuration=Release", "-t:ComputeResolvedFilesToPublishList", "-getItem:ResolvedFileToPublish");
        var found = JsonDocument.Parse(list).RootElement.GetProperty("Items").GetProperty("ResolvedFileToPublish").EnumerateArray()
            .Select(item => item.GetProperty("FullPath").GetString()!).Single(IsLibrary);
        Assert.Equal((file, format), (Path.GetFileName(found), Format(found)));
    }

    // as ours does; what is built in between knows nothing of the platform
    [Fact]
    public void A_program_that_reaches_the_provider_through_a_library_gets_no_other()
    {
        var library = Project("middle", "", Provider);
        var program = Project("program", "<OutputType>Exe</OutputType><UseAppHost>false</UseAppHost>", library);
        Assert.Equal("duckdb.dll", Path.GetFileName(Publish(program, "win-x64", "--self-contained", "false")));
    }

    string Project(string name, string properties, string reference)
    {
        var own = folder.CreateSubdirectory(name);
        File.WriteAllText(Path.Combine(own.FullName, "Class.cs"), name == "program" ? "System.Console.WriteLine();" : "public class Middle;");
        var file = Path.Combine(own.FullName, $"{name}.csproj");
        File.WriteAllText(file, $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework>{properties}</PropertyGroup>
              <ItemGroup><ProjectReference Include="{reference}" /></ItemGroup>
            </Project>
            """);
        return file;
    }

    string Publish(string project, string platform, params string[] options)
    {
        var output = Path.Combine(folder.FullName, "published");
        Dotnet(["publish", project, "-r", platform, "-v", "quiet", "-o", output, .. options]);
        return Assert.Single(Directory.EnumerateFiles(output), IsLibrary);
    }

    static string Dotnet(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [.. arguments, "-nodeReuse:false"]) { RedirectStandardOutput = true })!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, text);
        return text;
    }

    static bool IsLibrary(string path) => Path.GetFileName(path) is "libduckdb.so" or "libduckdb.dylib" or "duckdb.dll";

    // the first bytes of the three formats of executables; a Mach-O file may hold several processors
    static string Format(string path)
    {
        using var stream = File.OpenRead(path);
        var head = new byte[1024];
        stream.ReadExactly(head);
        return BinaryPrimitives.ReadUInt32BigEndian(head) switch
        {
            0x7F454C46 => $"ELF {Processor(BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(18)), 0x3E, 0xB7)}",
            0xCFFAEDFE => $"Mach-O {Processor(BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(4)), 0x01000007, 0x0100000C)}",
            0xCAFEBABE => "Mach-O x64 and arm64",
            _ when head[0] == 'M' && head[1] == 'Z' => $"PE {Processor(BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(BinaryPrimitives.ReadInt32LittleEndian(head.AsSpan(60)) + 4)), 0x8664, 0xAA64)}",
            _ => "unknown",
        };
    }

    static string Processor(uint found, uint x64, uint arm64) => found == x64 ? "x64" : found == arm64 ? "arm64" : "another";

    static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
