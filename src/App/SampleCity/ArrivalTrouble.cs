using System.Globalization;

namespace FamilyDoctor.Analytics.App.SampleCity;

/// <summary>One line of truth/arrivals.csv: a file, relative to the inbox, and what is the matter with it.</summary>
sealed record ArrivalTrouble(string File, string What, int BadRows, string Column, string Reason)
{
    public const string Header = "file,what,bad_rows,column,reason";

    public string Line => string.Create(CultureInfo.InvariantCulture, $"{File},{What},{BadRows},{Column},{Reason}");
}
