using System.Text.RegularExpressions;
using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Warehouse.Ingest;

/// <summary>What lies in the inbox now: files of known sources in ordinal path order, and files nobody can place.</summary>
public sealed partial record Inbox(IReadOnlyList<InboxFile> Files, IReadOnlyList<FileError> Errors)
{
    // suffixes of copies and downloads under way, and what desktops leave behind
    static readonly string[] TemporarySuffixes = [".part", ".tmp", ".crdownload", ".filepart", "~"];
    static readonly string[] DesktopFiles = ["thumbs.db", "desktop.ini"];

    public static Inbox Scan(DataFolder data, IReadOnlyList<SourceDefinition> sources)
    {
        var files = new List<InboxFile>();
        var errors = new List<FileError>();
        if (Directory.Exists(data.Inbox))
            foreach (var file in new DirectoryInfo(data.Inbox).EnumerateFiles("*", SearchOption.AllDirectories))
            {
                var parts = Path.GetRelativePath(data.Inbox, file.FullName).Split(Path.DirectorySeparatorChar);
                if (parts.Any(IsTemporary))
                    continue;
                var path = "inbox/" + string.Join('/', parts);
                var (source, error) = Place(parts, sources);
                if (source is null)
                    errors.Add(new FileError(path, error));
                else
                    files.Add(new InboxFile(source, parts[0], parts[1], path, file.FullName, file.Length, file.LastWriteTimeUtc));
            }
        return new Inbox(
            [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)],
            [.. errors.OrderBy(error => error.Path, StringComparer.Ordinal)]);
    }

    /// <summary>Why a run could not place a file of this path; null when it could.</summary>
    internal static string? FaultOf(string path, IReadOnlyList<SourceDefinition> sources) =>
        Place(path.Split('/')[1..], sources) is (null, var error) ? error : null;

    static bool IsTemporary(string name) =>
        name.StartsWith('.') || name.StartsWith("~$", StringComparison.Ordinal) ||
        TemporarySuffixes.Any(suffix => name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)) ||
        DesktopFiles.Contains(name, StringComparer.OrdinalIgnoreCase);

    static (SourceDefinition? Source, string Error) Place(string[] parts, IReadOnlyList<SourceDefinition> sources)
    {
        if (parts.Length != 3)
            return (null, "文件应放在 inbox/<报送单位>/<报送期>/ 下");
        var (sender, period, name) = (parts[0], parts[1], parts[2]);
        if (!SenderName().IsMatch(sender))
            return (null, $"“{sender}”不是报送单位;应为:city、insurer、考核单元代码或机构代码");
        if (!PeriodName().IsMatch(period))
            return (null, $"“{period}”不是报送期;应为:年(2025)、季度(2025Q3)或月(2025-09)");
        if (FileKinds.Of(name) is null)
            return (null, $"“{Path.GetExtension(name)}”不是可读的格式;应为:{FileKinds.Readable}");
        // the longest id wins, so that insurance_x.csv is of source insurance_x when there is one
        var source = sources.Where(source => name.StartsWith(source.Id, StringComparison.Ordinal)).MaxBy(source => source.Id.Length);
        if (source is null)
            return (null, $"“{name}”不以任何来源的名称开头;应为:{string.Join('、', sources.Select(known => known.Id).Order(StringComparer.Ordinal))}");
        return MaySend(sender, source)
            ? (source, "")
            : (null, $"“{source.Title}”不由“{sender}”报送;应为:{string.Join('、', source.Senders)}");
    }

    // districts, hospitals and centres are told apart only by the registers that come in; here a code is a code
    static bool MaySend(string sender, SourceDefinition source) => sender is "city" or "insurer"
        ? source.Senders.Contains(sender)
        : source.Senders.Any(kind => kind is not ("city" or "insurer"));

    [GeneratedRegex("^[A-Za-z0-9_-]{1,40}$")]
    private static partial Regex SenderName();

    [GeneratedRegex("^(19|20)[0-9]{2}(Q[1-4]|-(0[1-9]|1[0-2]))?$")]
    private static partial Regex PeriodName();
}
