namespace FamilyDoctor.Analytics.Warehouse.Operations;

/// <summary>What an account may do; what it may see is its <see cref="ReaderScope"/>.</summary>
public enum AccountRole
{
    Statistician,
    Finance,
    District,
    Inspector,
    Operator,
    Reader,
}

public static class AccountRoles
{
    public static readonly IReadOnlyList<AccountRole> All = Enum.GetValues<AccountRole>();

    public static string Title(this AccountRole role) => role switch
    {
        AccountRole.Statistician => "统计",
        AccountRole.Finance => "财务",
        AccountRole.District => "区县",
        AccountRole.Inspector => "稽查",
        AccountRole.Operator => "运维",
        _ => "只读",
    };

    /// <summary>The role of a Chinese title, or null when there is none of that name.</summary>
    public static AccountRole? FromTitle(string title) =>
        All.Where(role => role.Title() == title).Select(role => (AccountRole?)role).SingleOrDefault();

    /// <summary>Who may tell residents apart in rows of detail: those who check and answer for contracts.</summary>
    public static bool MayReadPersons(this AccountRole role) => role is AccountRole.Statistician or AccountRole.District or AccountRole.Inspector;

    public static bool MayStartRuns(this AccountRole role) => role is AccountRole.Statistician or AccountRole.Operator;
}
