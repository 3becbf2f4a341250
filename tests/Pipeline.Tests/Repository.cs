namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>Where the sources lie, seen from the built tests.</summary>
static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "FamilyDoctor.Analytics.sln")) ? folder
        : Find(Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar)) ?? throw new InvalidOperationException("no solution above the tests"));
}
