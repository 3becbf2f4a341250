using Spectre.Console;

namespace FamilyDoctor.Analytics.App.Cli;

/// <summary>Passwords and passphrases: typed unseen, or a line of standard input.</summary>
static class Secrets
{
    public static string Read(string what) => Console.IsInputRedirected
        ? Console.ReadLine() ?? ""
        : AnsiConsole.Prompt(new TextPrompt<string>(what + ":").Secret());
}
