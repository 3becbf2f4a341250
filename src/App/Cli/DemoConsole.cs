using Spectre.Console;

namespace FamilyDoctor.Analytics.App.Cli;

/// <summary>How demo and generate write: bars and colours on a terminal, plain lines of a fixed width into a file or a pipe.</summary>
static class DemoConsole
{
    const int WidthOfFiles = 100;

    public static bool IsTerminal => !Console.IsOutputRedirected;

    public static void Prepare()
    {
        if (IsTerminal)
            return;
        AnsiConsole.Profile.Capabilities.Ansi = false;
        AnsiConsole.Profile.Capabilities.ColorSystem = ColorSystem.NoColors;
        AnsiConsole.Profile.Width = WidthOfFiles;
    }

    public static Progress Progress() => AnsiConsole.Progress().AutoClear(true).Columns(
        new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = 24 }, new PercentageColumn(), new ElapsedTimeColumn());

    /// <summary>The text, cut so that it takes no more than so many columns; a Chinese character takes two.</summary>
    public static string Fit(string text, int columns)
    {
        if (text.GetCellWidth() <= columns)
            return text;
        var length = text.Length;
        while (length > 0 && text[..length].GetCellWidth() > columns - 1)
            length--;
        return text[..length] + "…";
    }
}
