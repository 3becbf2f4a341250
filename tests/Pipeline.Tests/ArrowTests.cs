using System.Xml.Linq;
using Xunit;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>The house's arrows: App → Dashboards → Warehouse → Rules, and Warehouse → DuckDb.</summary>
public sealed class ArrowTests
{
    [Theory]
    [InlineData("src/Rules/Rules.csproj")]
    [InlineData("src/DuckDb/DuckDb.csproj")]
    [InlineData("src/Warehouse/Warehouse.csproj", "DuckDb", "Rules")]
    [InlineData("dashboards/Dashboards.csproj", "Warehouse")]
    [InlineData("src/App/App.csproj", "Dashboards")]
    public void Projects_refer_only_to_the_next_layer(string project, params string[] expected)
    {
        var references = XDocument.Load(Path.Combine(Repository.Root, project)).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension((string)reference.Attribute("Include")!)).Order(StringComparer.Ordinal);
        Assert.Equal(expected, references);
    }

    [Fact]
    public void Rules_uses_nothing_that_reads_or_writes()
    {
        var references = typeof(Rules.Scoring.Scorer).Assembly.GetReferencedAssemblies().Select(name => name.Name!).ToList();
        Assert.DoesNotContain(references, name => name.StartsWith("System.IO", StringComparison.Ordinal) || name.StartsWith("System.Net", StringComparison.Ordinal)
            || name.StartsWith("System.Data", StringComparison.Ordinal) || name.Contains("DuckD", StringComparison.Ordinal) || name.Contains("Console", StringComparison.Ordinal));
    }
}
