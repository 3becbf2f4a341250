using System.Reflection;

namespace FamilyDoctor.Analytics.App.SampleCity;

/// <summary>The SQL files beside this class, which travel inside the program.</summary>
static class SqlText
{
    static readonly Assembly Assembly = typeof(SqlText).Assembly;

    public static string Read(string folder, string name) =>
        Find(folder, name) ?? throw new InvalidOperationException($"No SQL file {folder}/{name}.sql in the program.");

    public static string? Find(string folder, string name)
    {
        var path = folder.Length == 0 ? name : $"{folder}.{name}";
        using var stream = Assembly.GetManifestResourceStream($"{typeof(SqlText).Namespace}.{path}.sql");
        if (stream is null)
            return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
