using System.Security.Cryptography;
using FamilyDoctor.Analytics.Warehouse.Operations;

namespace FamilyDoctor.Analytics.Dashboards.Accounts;

/// <summary>An account of the demonstration, with the password in clear to be printed once.</summary>
public sealed record DemoAccount(string Name, string DisplayName, string Password, AccountRole Role, ReaderScope Scope);

/// <summary>One account for each kind of reader, so that a visitor of the demonstration can sign in as each of them.</summary>
public static class DemoAccounts
{
    // no 0, 1, l, o: a password is read off a terminal
    const string Letters = "abcdefghijkmnpqrstuvwxyz23456789";

    /// <summary>Makes the accounts that are missing and gives every one a new password.</summary>
    /// <param name="units">Assessed units: code and name.</param>
    public static IReadOnlyList<DemoAccount> Create(OperationsDb db, IEnumerable<(string Code, string Name)> units, TimeProvider time)
    {
        var book = new AccountBook(db, time, "命令行");
        var wanted = new List<(string Name, string Title, AccountRole Role, ReaderScope Scope)>
        {
            ("tongji", "市级统计", AccountRole.Statistician, ReaderScope.City),
            ("caiwu", "市级财务", AccountRole.Finance, ReaderScope.City),
            ("jicha", "市级稽查", AccountRole.Inspector, ReaderScope.City),
            ("jicha2", "市级稽查二", AccountRole.Inspector, ReaderScope.City),
            ("yunwei", "系统运维", AccountRole.Operator, ReaderScope.City),
            ("zhidu", "市级只读", AccountRole.Reader, ReaderScope.City),
        };
        wanted.AddRange(units.Select(unit =>
            ("qu" + unit.Code, unit.Name, AccountRole.District, new ReaderScope(ScopeKind.Unit, unit.Code))));
        var known = db.Accounts.Select(account => account.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. wanted.Select(account =>
        {
            var password = RandomNumberGenerator.GetString(Letters, 10);
            if (known.Contains(account.Name))
                book.SetPassword(account.Name, password);
            else
                book.Add(account.Name, account.Title, account.Role, account.Scope, password);
            return new DemoAccount(account.Name, account.Title, password, account.Role, account.Scope);
        })];
    }
}
