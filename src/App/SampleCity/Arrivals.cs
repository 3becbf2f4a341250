using System.Globalization;
using System.Text;

namespace FamilyDoctor.Analytics.App.SampleCity;

/// <summary>What goes wrong with files in life, done to a few of them, and written down in truth/arrivals.csv.</summary>
sealed class Arrivals(SampleCityOptions options, Inbox inbox)
{
    readonly List<ArrivalTrouble> troubles = [];
    readonly int year = options.Year;

    public void Trouble(string truthFolder, IReadOnlyList<string> units)
    {
        var (first, second) = (units[0], units[1]);
        var hospital = first + "A001";
        // rows first, while every file is still plain UTF-8
        Spoil(first, Month(3), "services", [new("served_at", 7, "bad_date"), new("person", 5, "bad_check_digit")]);
        Spoil(first, Month(4), "follow_ups", [new("systolic", 4, "out_of_range"), new("disease", 2, "unknown_code")]);
        Spoil(second, Month(2), "contracts", [new("team", 4, "unknown_team"), new("person", 3, "id_as_number")]);
        Spoil(second, Inbox.Year(year), "residents", [new("person", 3, "bad_check_digit"), new("born_on", 2, "bad_date")]);
        Spoil(hospital, Month(6), "visits", [new("visited_at", 6, "bad_date"), new("person", 4, "bad_check_digit")]);

        Twice(first, Month(1), "services");
        Correct(second + "A001", Month(5), "visits");
        Truncate(second, Inbox.Year(year), "members");
        MisnameHeader(second, Month(3), "referrals", "direction", sentAgain: true);
        MisnameHeader(first, Inbox.Quarter(year, 1), "surveys", "rating", sentAgain: false);
        Delay(first, Month(8), Month(9), "contracts");
        Postpone(second + "A001", Month(9), "visits");
        // the small hospital of the last unit falls silent for the last two months
        Silence(units[^1] + "A004", [Month(10), Month(11)]);

        Encode(hospital, "gb18030", Gb18030());
        Encode(units[^1] + "A001", "utf8_bom", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        Write(truthFolder);
    }

    string Month(int month) => Inbox.Month(year, month);

    void Spoil(string sender, string period, string source, Fault[] faults)
    {
        var path = inbox.PathOf(sender, period, source);
        var lines = File.ReadAllLines(path);
        var total = faults.Sum(fault => fault.Rows);
        // a small city has small files: at most every tenth row is bad, so that none is refused whole
        var share = Math.Min(1.0, (lines.Length - 1) / (10.0 * total));
        var spoiled = 0;
        foreach (var fault in faults)
        {
            var count = (int)(fault.Rows * share);
            for (var row = 0; row < count; row++, spoiled++)
            {
                var line = 1 + (int)((long)spoiled * (lines.Length - 1) / total);
                lines[line] = fault.Apply(lines[line], inbox.PlaceOf(source, fault.Column, sender));
            }
            // a team that never comes keeps its rows waiting
            Note(path, fault.Reason == "unknown_team" ? "held_rows" : "bad_rows", count, fault.Column, fault.Reason);
        }
        WriteLines(path, lines);
    }

    void Twice(string sender, string period, string source)
    {
        File.Copy(inbox.PathOf(sender, period, source), inbox.PathOf(sender, period, source + "_1"));
        Note(inbox.PathOf(sender, period, source + "_1"), "twice", 0, "", "same content under another name");
    }

    // the first version lacks its last third, the second is whole; '_' sorts behind '.'
    void Correct(string sender, string period, string source)
    {
        var (first, second) = (inbox.PathOf(sender, period, source), inbox.PathOf(sender, period, source + "_更正"));
        File.Move(first, second);
        var lines = File.ReadAllLines(second);
        WriteLines(first, lines.Take(1 + (lines.Length - 1) * 2 / 3));
        Note(first, "superseded", 0, "", "its last third is missing");
        Note(second, "corrected", 0, "", "takes the place of the first");
    }

    // an exporter that quotes every field, cut off inside one
    void Truncate(string sender, string period, string source)
    {
        var (first, second) = (inbox.PathOf(sender, period, source), inbox.PathOf(sender, period, source + "_重传"));
        File.Move(first, second);
        var quoted = string.Join('\n', File.ReadAllLines(second).Select(line => $"\"{line.Replace(",", "\",\"", StringComparison.Ordinal)}\""));
        var cut = quoted.LastIndexOf(",\"", quoted.Length * 3 / 5, StringComparison.Ordinal) + 3;
        File.WriteAllText(first, quoted[..cut]);
        Note(first, "truncated", 0, "", "ends inside a quoted field");
        Note(second, "sent_again", 0, "", "the whole file");
    }

    void MisnameHeader(string sender, string period, string source, string column, bool sentAgain)
    {
        var path = inbox.PathOf(sender, period, source);
        if (sentAgain)
        {
            var again = inbox.PathOf(sender, period, source + "_重传");
            File.Copy(path, again);
            Note(again, "sent_again", 0, "", "with the right header");
        }
        var lines = File.ReadAllLines(path);
        var titles = lines[0].Split(',');
        titles[inbox.PlaceOf(source, column, sender)] = "列" + column.Length.ToString(CultureInfo.InvariantCulture);
        lines[0] = string.Join(',', titles);
        WriteLines(path, lines);
        Note(path, "wrong_header", lines.Length - 1, column, "a required column has another title");
    }

    // every third contract of a month comes with the next month's
    void Delay(string sender, string period, string next, string source)
    {
        var path = inbox.PathOf(sender, period, source);
        var lines = File.ReadAllLines(path);
        WriteLines(path, lines.Where((_, place) => place == 0 || place % 3 != 0));
        var late = inbox.PathOf(sender, next, source + "_补报");
        WriteLines(late, lines.Where((_, place) => place == 0 || place % 3 == 0));
        Note(late, "late", 0, "", $"rows of {period}");
    }

    // a month that was reminded of, and came in the end
    void Postpone(string sender, string period, string source)
    {
        var late = inbox.PathOf(sender, period, source + "_补报");
        File.Move(inbox.PathOf(sender, period, source), late);
        Note(late, "late", 0, "", "the whole month");
    }

    void Silence(string sender, string[] periods)
    {
        foreach (var folder in periods.Select(period => Path.Combine(inbox.Folder, sender, period)))
        {
            foreach (var path in Directory.GetFiles(folder).Order(StringComparer.Ordinal))
                Note(path, "missing", 0, "", "never sent");
            Directory.Delete(folder, recursive: true);
        }
    }

    void Encode(string sender, string what, Encoding encoding)
    {
        foreach (var path in Directory.GetFiles(Path.Combine(inbox.Folder, sender), "*.csv", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            File.WriteAllText(path, File.ReadAllText(path), encoding);
            Note(path, what, 0, "", "");
        }
    }

    static Encoding Gb18030()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding("GB18030");
    }

    void Note(string path, string what, int badRows, string column, string reason) =>
        troubles.Add(new ArrivalTrouble(Path.GetRelativePath(inbox.Folder, path).Replace('\\', '/'), what, badRows, column, reason));

    static void WriteLines(string path, IEnumerable<string> lines) => File.WriteAllText(path, string.Concat(lines.Select(line => line + "\n")));

    void Write(string truthFolder) => WriteLines(Path.Combine(truthFolder, "arrivals.csv"), troubles.Select(trouble => trouble.Line).Prepend(ArrivalTrouble.Header));
}
