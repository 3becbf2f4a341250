namespace FamilyDoctor.Analytics.App.SampleCity;

/// <summary>Who sends visits: an assessed unit for its grassroots institutions, a hospital, or a centre that does it itself.</summary>
sealed record VisitSender(long Number, string Code, int UnitNo, bool IsCity, bool IsHospital);
