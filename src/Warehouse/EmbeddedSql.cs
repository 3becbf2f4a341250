using System.Reflection;

namespace FamilyDoctor.Analytics.Warehouse;

/// <summary>SQL files that are part of this program.</summary>
static class EmbeddedSql
{
    /// <param name="name">Folder and file, such as <c>Exports.ranking.sql</c>.</param>
    public static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
