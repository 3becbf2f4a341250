namespace FamilyDoctor.Analytics.Warehouse.Definitions;

/// <summary>One text file under the definitions folder; <see cref="Path"/> is relative, with forward slashes.</summary>
public sealed record DefinitionFile(string Path, string Text)
{
    public string Folder => Path.Contains('/') ? Path[..Path.IndexOf('/')] : "";

    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    public string Extension => System.IO.Path.GetExtension(Path);

    public static IReadOnlyList<DefinitionFile> ReadAll(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".yaml", StringComparison.Ordinal) || file.EndsWith(".sql", StringComparison.Ordinal))
            .Select(file => new DefinitionFile(System.IO.Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText(file)))
            .OrderBy(file => file.Path, StringComparer.Ordinal)];
}
