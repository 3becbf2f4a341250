using FamilyDoctor.Analytics.Warehouse;

namespace FamilyDoctor.Analytics.Benchmarks;

/// <summary>The files that come last, apart from those before them.</summary>
static class LastMonth
{
    const string Name = "2025-12";

    public static List<string> In(DataFolder data) => [.. Directory.GetDirectories(data.Inbox, Name, SearchOption.AllDirectories).SelectMany(Directory.GetFiles)];

    public static void Move(IEnumerable<string> files, string from, string to)
    {
        foreach (var file in files)
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Move(file, target);
        }
    }
}
