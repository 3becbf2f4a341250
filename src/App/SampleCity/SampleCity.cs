namespace FamilyDoctor.Analytics.App.SampleCity;

/// <summary>Invents a city and writes what its districts, centres and hospitals would send in two years.</summary>
public static class SampleCity
{
    public static void Generate(SampleCityOptions options, IProgress<SampleCityProgress> progress, CancellationToken ct)
    {
        Check(options);
        var inboxFolder = Path.Combine(options.Out, "inbox");
        var temporary = Path.Combine(options.Out, "tmp", "generate");
        Directory.CreateDirectory(inboxFolder);
        Directory.CreateDirectory(temporary);
        try
        {
            Make(options, new Inbox(inboxFolder, options), temporary, progress, ct);
        }
        finally
        {
            Directory.Delete(temporary, recursive: true);
            if (!Directory.EnumerateFileSystemEntries(Path.Combine(options.Out, "tmp")).Any())
                Directory.Delete(Path.Combine(options.Out, "tmp"));
        }
    }

    /// <summary>3 units for 120 teams, 12 for 1,880: they grow with the root of the teams.</summary>
    internal static int UnitCount(int teams) => Math.Max(2, (int)Math.Round(3 * Math.Sqrt(teams / 120.0)));

    static void Check(SampleCityOptions options)
    {
        if (options.Teams is < 2 or > 20_000)
            throw new SampleCityException($"团队数应在 2 到 20000 之间,不能是 {options.Teams}。");
        if (options.Year is < 2010 or > 2100)
            throw new SampleCityException($"年份应在 2010 到 2100 之间,不能是 {options.Year}。");
        var inbox = Path.Combine(options.Out, "inbox");
        if (Directory.Exists(inbox) && Directory.EnumerateFileSystemEntries(inbox).Any())
            throw new SampleCityException($"{inbox} 里已经有文件;请换一个空目录,或先移走它们。");
    }

    static void Make(
        SampleCityOptions options, Inbox inbox, string temporary, IProgress<SampleCityProgress> progress, CancellationToken ct)
    {
        using var database = CityDatabase.Create(options, temporary, ct);
        var city = new CityMaker(options, database, inbox);
        city.Begin();
        var senders = city.VisitSenders();
        var units = city.Units();
        var total = units.Count * UnitMaker.Steps + 3;
        var done = 0;
        void StepDone(string message) => progress.Report(new SampleCityProgress(message, Interlocked.Increment(ref done), total));
        StepDone("机构与团队");

        var maker = new UnitMaker(options, database, inbox, senders, StepDone);
        // two at a time fill two cores; more would not fit the memory of the full city
        Together.ForEach(units, Math.Clamp(options.Threads, 1, 2), unit => maker.Make(unit.Number, unit.Code, unit.Name, temporary));

        city.WriteFiles(senders);
        city.JoinInsurance(temporary);
        StepDone("市级文件");
        var truth = Path.Combine(options.Out, "truth");
        city.WriteTruth(truth);
        new Arrivals(options, inbox).Trouble(truth, units.Select(unit => unit.Code).ToList());
        StepDone("迟到、重复与破损的文件");
    }
}
