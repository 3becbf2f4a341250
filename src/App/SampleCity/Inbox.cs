using System.Globalization;

namespace FamilyDoctor.Analytics.App.SampleCity;

/// <summary>Writes files where senders put them: inbox/&lt;sender&gt;/&lt;period&gt;/&lt;source&gt;.csv.</summary>
sealed class Inbox
{
    readonly SampleCityOptions options;
    readonly Dictionary<string, SourceSheet> sources = [];

    public Inbox(string folder, SampleCityOptions options)
    {
        Folder = folder;
        this.options = options;
        foreach (var path in Directory.Exists(options.Sources) ? Directory.GetFiles(options.Sources, "*.yaml") : [])
        {
            var source = Path.GetFileNameWithoutExtension(path);
            sources.Add(source, SourceSheet.Load(options.Sources, source));
        }
        if (sources.Count == 0)
            throw new SampleCityException($"没有在 {options.Sources} 找到数据源定义。");
    }

    public string Folder { get; }

    public static string Month(int firstYear, int month) =>
        string.Create(CultureInfo.InvariantCulture, $"{firstYear + month / 12}-{month % 12 + 1:00}");

    public static string Quarter(int firstYear, int quarter) =>
        string.Create(CultureInfo.InvariantCulture, $"{firstYear + quarter / 4}Q{quarter % 4 + 1}");

    public static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);

    public static string Literal(string path) => $"'{path.Replace("'", "''", StringComparison.Ordinal)}'";

    public string PathOf(string sender, string period, string name) => Path.Combine(Folder, sender, period, name + ".csv");

    /// <summary>Where a column stands in the files of a sender, from 0.</summary>
    public int PlaceOf(string source, string column, string sender) =>
        SenderHabit.Of(sender, options.Seed).Order(sources[source].Columns).ToList().FindIndex(one => one.Name == column);

    /// <summary>Writes one file; variables that the sheet asks for (month, sender, sheet_year …) are set before.</summary>
    public void Write(CityDatabase database, Sheet sheet, string sender, string period)
    {
        var path = PathOf(sender, period, sheet.Source);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Copy(database, sheet, sender, path, withHeader: true);
    }

    public void Copy(CityDatabase database, Sheet sheet, string sender, string path, bool withHeader) =>
        database.Run($"""
            copy (select {sources[sheet.Source].Select(SenderHabit.Of(sender, options.Seed), sender)} from {sheet.Rows} order by {sheet.OrderBy})
            to {Literal(path)} (format csv, header {(withHeader ? "true" : "false")})
            """);
}
