using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Warehouse.Build;

/// <summary>Names a warehouse version by its content: same files, definitions, day, period and program, same name.</summary>
public static class VersionName
{
    /// <summary>The program's version and the identity of the code that computes, so that a changed rule never hides behind an old name.</summary>
    public static string Program { get; } = string.Create(CultureInfo.InvariantCulture,
        $"{typeof(VersionName).Assembly.GetName().Version!.ToString(3)}+{typeof(VersionName).Module.ModuleVersionId.ToString("N")[..8]}{typeof(Rules.Scoring.Scorer).Module.ModuleVersionId.ToString("N")[..8]}");

    public static string Of(string manifest, IReadOnlyList<DefinitionFile> definitions, RunScope scope)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{manifest}\n{scope.AsOf:yyyy-MM-dd}\n{scope.Period}\n{Program}\n");
        foreach (var file in definitions)
            text.Append(CultureInfo.InvariantCulture, $"{file.Path}\t{Hash(file.Text)}\n");
        return Hash(text.ToString())[..12];
    }

    static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
