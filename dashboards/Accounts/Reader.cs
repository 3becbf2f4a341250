using System.Globalization;
using System.Security.Claims;
using FamilyDoctor.Analytics.Warehouse.Operations;
using Microsoft.AspNetCore.Http;

namespace FamilyDoctor.Analytics.Dashboards.Accounts;

/// <summary>The person of this request: who, in which role, and what part of the city they may see.</summary>
public sealed class Reader
{
    const string RoleClaim = "role";
    const string ScopeKindClaim = "scope_kind";
    const string ScopeCodeClaim = "scope_code";
    const string DisplayNameClaim = "display_name";
    public const string StampClaim = "stamp";

    readonly ClaimsPrincipal? _principal;

    public Reader(IHttpContextAccessor accessor)
        : this(accessor.HttpContext?.User)
    {
    }

    public Reader(ClaimsPrincipal? principal)
    {
        _principal = principal?.Identity?.IsAuthenticated == true ? principal : null;
        if (_principal is null)
            return;
        Name = Claim(ClaimTypes.Name);
        DisplayName = Claim(DisplayNameClaim);
        Role = Enum.Parse<AccountRole>(Claim(RoleClaim));
        _scope = new ReaderScope(Enum.Parse<ScopeKind>(Claim(ScopeKindClaim)), Claim(ScopeCodeClaim));
    }

    readonly ReaderScope? _scope;

    public bool IsSignedIn => _principal is not null;

    public string Name { get; } = "";

    public string DisplayName { get; } = "";

    public AccountRole Role { get; } = AccountRole.Reader;

    /// <exception cref="OutOfScopeException">Nobody is signed in: there is nothing they may see.</exception>
    public ReaderScope Scope => _scope ?? throw new OutOfScopeException("没有登录");

    public bool MayDraftSchemes => IsSignedIn && Role == AccountRole.Statistician && Scope.IsCity;

    /// <summary>Whether what they enter by hand may change scores and payments.</summary>
    public bool MayEnter => IsSignedIn && Role is AccountRole.Statistician or AccountRole.Inspector && Scope.IsCity;

    /// <summary>Whether they may learn who is behind a person key, for a reason that is written down.</summary>
    public bool MayLookUp => IsSignedIn && Role == AccountRole.Inspector;

    /// <summary>Whether they may look into flags and close them: 核查, 结论, 整改, 复查.</summary>
    public bool MayReview => IsSignedIn && Role == AccountRole.Inspector;

    /// <summary>Whether they may answer for a flagged team: 申辩.</summary>
    public bool MayAnswerFlags => IsSignedIn && Role == AccountRole.District;

    /// <summary>Whether they may hand in files: those who answer for the data of their scope, and those who run the machine.</summary>
    public bool MayUpload => IsSignedIn && Role is AccountRole.Statistician or AccountRole.Operator or AccountRole.District;

    /// <summary>Whether they may say how many rows a check may find at fault.</summary>
    public bool MayLimitChecks => IsSignedIn && Role == AccountRole.Statistician && Scope.IsCity;

    /// <summary>Whether they may keep a version from being removed, for a report or a decision that names it.</summary>
    public bool MayKeepVersions => IsSignedIn && Role is AccountRole.Statistician or AccountRole.Finance or AccountRole.Operator && Scope.IsCity;

    public bool MayStartRuns => IsSignedIn && Role.MayStartRuns();

    public static ClaimsPrincipal Principal(Account account, string scheme) => new(new ClaimsIdentity(
    [
        new Claim(ClaimTypes.NameIdentifier, account.Id.ToString(CultureInfo.InvariantCulture)),
        new Claim(ClaimTypes.Name, account.Name),
        new Claim(DisplayNameClaim, account.DisplayName),
        new Claim(RoleClaim, account.Role.ToString()),
        new Claim(ScopeKindClaim, account.ScopeKind.ToString()),
        new Claim(ScopeCodeClaim, account.ScopeCode),
        new Claim(StampClaim, account.SecurityStamp),
    ], scheme));

    string Claim(string type) => _principal!.FindFirstValue(type) ?? "";
}
