using System.Diagnostics;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Xunit;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>Another program's reading of a workbook: what its formulas come to when nothing but the formulas is left.</summary>
static class LibreOffice
{
    /// <summary>Takes away what this program says the formulas come to, and has them computed anew.</summary>
    /// <returns>The folder with the recalculated workbooks, of the same names.</returns>
    public static string Recalculate(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.xlsx"))
            Forget(file);
        var output = Directory.CreateDirectory(Path.Combine(folder, "recalculated")).FullName;
        var profile = Path.Combine(folder, "profile");
        var start = new ProcessStartInfo("soffice")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { $"-env:UserInstallation=file://{profile}", "--headless", "--norestore", "--convert-to", "xlsx", "--outdir", output },
        };
        foreach (var file in Directory.EnumerateFiles(folder, "*.xlsx").Order(StringComparer.Ordinal))
            start.ArgumentList.Add(file);
        try
        {
            using var office = Process.Start(start)!;
            var errors = office.StandardError.ReadToEndAsync();
            office.StandardOutput.ReadToEnd();
            Assert.True(office.WaitForExit(TimeSpan.FromMinutes(2)), "soffice did not end");
            Assert.True(office.ExitCode == 0, errors.Result);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Fail("LibreOffice is not installed: as root run apt-get install --no-install-recommends libreoffice-calc-nogui (./check does so), or put soffice on the PATH");
        }

        return output;
    }

    static void Forget(string file)
    {
        using var book = SpreadsheetDocument.Open(file, isEditable: true);
        foreach (var cell in book.WorkbookPart!.WorksheetParts.SelectMany(sheet => sheet.Worksheet.Descendants<Cell>()).Where(cell => cell.CellFormula is not null))
        {
            cell.CellValue = null;
            cell.DataType = null;
        }
    }
}
