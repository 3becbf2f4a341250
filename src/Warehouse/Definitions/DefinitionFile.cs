namespace FamilyDoctor.Analytics.Warehouse.Definitions;

/// <summary>One text file under the definitions folder; <see cref="Path"/> is relative, with forward slashes.</summary>
public sealed record DefinitionFile(string Path, string Text)
{
    public string Folder => Path.Contains('/') ? Path[..Path.IndexOf('/')] : "";

    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    public string Extension => System.IO.Path.GetExtension(Path);

    public static IReadOnlyList<DefinitionFile> ReadAll(string folder, List<DefinitionFault> faults)
    {
        if (!Directory.Exists(folder))
        {
            faults.Add(new DefinitionFault(folder, 0, 0, "定义文件夹不存在"));
            return [];
        }

        return [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".yaml", StringComparison.Ordinal) || file.EndsWith(".sql", StringComparison.Ordinal))
            .Select(file => Read(file, System.IO.Path.GetRelativePath(folder, file).Replace('\\', '/'), faults))
            .OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    static DefinitionFile Read(string file, string path, List<DefinitionFault> faults)
    {
        try
        {
            return new DefinitionFile(path, new System.Text.UTF8Encoding(false, true).GetString(File.ReadAllBytes(file)).TrimStart('\uFEFF'));
        }
        catch (System.Text.DecoderFallbackException)
        {
            faults.Add(new DefinitionFault(path, 0, 0, "文件不是 UTF-8 编码"));
            return new DefinitionFile(path, "");
        }
    }
}
