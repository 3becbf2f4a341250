namespace FamilyDoctor.Analytics.App.SampleCity;

/// <summary>A way to spoil one cell so that its row must be rejected.</summary>
sealed record Fault(string Column, int Rows, string Reason)
{
    public string Apply(string line, int place)
    {
        var cells = line.Split(',');
        cells[place] = Reason switch
        {
            "bad_date" => "2025-02-30 09:00",
            "bad_check_digit" => cells[place][..17] + (cells[place][17] is >= '0' and < '9' ? (char)(cells[place][17] + 1) : '0'),
            "id_as_number" => "1.1E+17",
            "unknown_team" => cells[place][..6] + "T999",
            "out_of_range" => "1280",
            "unknown_code" => "高血糖",
            _ => throw new InvalidOperationException($"No way to spoil a cell is called {Reason}."),
        };
        return string.Join(',', cells);
    }
}
