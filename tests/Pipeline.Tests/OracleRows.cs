namespace FamilyDoctor.Analytics.Pipeline.Tests;

// One record per row of the lake, after the plain rules of which row is current (OracleLake). Codes are those of pipelines/sources.

sealed record OracleInstitution(string Code, string KindCode, string? Level, string Unit);

sealed record OracleTeam(string Code, string Institution, string Unit);

sealed record OracleResident(
    long Person, DateOnly BornOn, string Unit, string? Institution, bool IsUsual, DateOnly? GoneOn);

sealed record OracleContract(
    string Code, long Person, OracleTeam Team, string Package, DateOnly SignedOn, DateOnly EffectiveOn, DateOnly EndOn);

sealed record OracleItem(string Package, string Item, string KeyGroup, int TimesPerYear, string? Disease);

sealed record OracleRegistration(long Person, string KeyGroup, string? Institution, bool IsManaged, DateOnly From, DateOnly? To);

sealed record OracleService(long Person, string Item, DateOnly On, string Way);

sealed record OracleFollowUp(string Code, long Person, string Disease, DateOnly On, string Way, long? Systolic, long? Diastolic);

sealed record OracleVisit(
    long Person, OracleInstitution Institution, DateTime At, string Kind, string? Diagnosis, long CostFen, long FundFen, string Sender)
{
    public DateOnly On => DateOnly.FromDateTime(At);

    /// <summary>The ICD-10 three-character category, or null when the text is not one.</summary>
    public string? Category =>
        Diagnosis is { Length: >= 3 } text && char.IsAsciiLetter(text[0]) && char.IsAsciiDigit(text[1]) && char.IsAsciiDigit(text[2])
            ? text[..3].ToUpperInvariant()
            : null;
}

sealed record OracleReferral(long Person, string Direction, string Status, DateOnly AppliedOn, DateOnly? AcceptedOn);

sealed record OracleSurvey(OracleTeam Team, long? Person, DateOnly On, string Surveyor, string Rating);

sealed record OracleBase(string Level, string Place, string KeyGroup, long Persons, DateOnly CountedOn);

sealed record OracleArrival(int Number, string Source, string Sender, string Period);

/// <summary>A closed month; <see cref="EndOn"/> is the day after its last.</summary>
sealed record OracleMonth(DateOnly StartOn)
{
    public DateOnly EndOn => StartOn.AddMonths(1);

    public DateOnly LastDay => EndOn.AddDays(-1);

    public DateOnly YearStart => new(StartOn.Year, 1, 1);

    public string Name => StartOn.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>What an indicator's figure is made of at one place in one month.</summary>
/// <param name="Institution">Null where only the assessed unit is known.</param>
/// <param name="Team">Null where no team owns it.</param>
sealed record OracleLine(OracleMonth Month, string? Unit, string? Institution, string? Team, long Numerator, long Denominator, long Excluded);
