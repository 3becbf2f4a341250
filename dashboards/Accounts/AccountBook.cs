using System.Security.Cryptography;
using FamilyDoctor.Analytics.Warehouse.Operations;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace FamilyDoctor.Analytics.Dashboards.Accounts;

/// <summary>Opens, changes and checks accounts; every change leaves an audit entry.</summary>
/// <param name="by">Who makes the changes: an account's name, or 命令行.</param>
public sealed class AccountBook(OperationsDb db, TimeProvider time, string by)
{
    public const int ShortestPassword = 8;

    // OWASP's figure for PBKDF2 with SHA-512
    static readonly PasswordHasher<Account> Hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 210_000 }));

    static readonly string NobodysHash = Hasher.HashPassword(null!, "an account that does not exist");

    /// <exception cref="OperationsException">The name is taken, or name, password or scope is not usable.</exception>
    public Account Add(string name, string displayName, AccountRole role, ReaderScope scope, string password)
    {
        name = name.Trim();
        if (name.Length is 0 or > 40 || name.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter)))
            throw new OperationsException($"账号名“{name}”不可用，应为 1 到 40 个字且不含空格");
        if (db.Accounts.Any(account => account.Name == name))
            throw new OperationsException($"账号“{name}”已经存在");
        var account = new Account
        {
            Name = name,
            DisplayName = string.IsNullOrWhiteSpace(displayName) ? name : displayName.Trim(),
            Role = role,
            ScopeKind = scope.Kind,
            ScopeCode = scope.Code,
            PasswordHash = Hash(password),
            SecurityStamp = NewStamp(),
            CreatedAt = Now,
        };
        db.Accounts.Add(account);
        db.Record(by, "新建账号", $"{name},{role.Title()},{scope.Key}", Now);
        db.SaveChanges();
        return account;
    }

    public void SetPassword(string name, string password)
    {
        var account = Get(name);
        account.PasswordHash = Hash(password);
        account.SecurityStamp = NewStamp();
        db.Record(by, "重设密码", account.Name, Now);
        db.SaveChanges();
    }

    public void SetDisabled(string name, bool isDisabled)
    {
        var account = Get(name);
        account.IsDisabled = isDisabled;
        account.SecurityStamp = NewStamp();
        db.Record(by, isDisabled ? "停用账号" : "启用账号", account.Name, Now);
        db.SaveChanges();
    }

    /// <summary>The account, or null when name, password or state does not allow to sign in.</summary>
    /// <remarks>An unknown name costs the same hash as a known one, so that time does not tell which names exist.</remarks>
    public async Task<Account?> CheckAsync(string name, string password, CancellationToken cancel)
    {
        name = name.Trim();
        var account = await db.Accounts.SingleOrDefaultAsync(row => row.Name == name, cancel);
        var result = Hasher.VerifyHashedPassword(account!, account?.PasswordHash ?? NobodysHash, password);
        var found = account is { IsDisabled: false } && result != PasswordVerificationResult.Failed ? account : null;
        db.Record(account?.Name ?? Shortened(name), found is null ? "登录失败" : "登录", "", Now);
        await db.SaveChangesAsync(cancel);
        return found;
    }

    DateTime Now => time.GetUtcNow().UtcDateTime;

    Account Get(string name) =>
        db.Accounts.SingleOrDefault(account => account.Name == name) ?? throw new OperationsException($"没有账号“{name}”");

    static string Hash(string password) => password.Length < ShortestPassword
        ? throw new OperationsException($"密码太短，至少 {ShortestPassword} 位")
        : Hasher.HashPassword(null!, password);

    static string NewStamp() => Convert.ToHexString(RandomNumberGenerator.GetBytes(16));

    static string Shortened(string name) => name.Length <= 40 ? name : name[..40] + "…";
}
