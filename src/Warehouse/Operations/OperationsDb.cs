using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace FamilyDoctor.Analytics.Warehouse.Operations;

/// <summary>operations.db: what no file can rebuild. One instance per unit of work; not for several threads.</summary>
public sealed class OperationsDb(DbContextOptions<OperationsDb> options) : DbContext(options)
{
    // SQLite gives times back without a kind; all of ours are UTC
    static readonly ValueConverter<DateTime, DateTime> Utc = new(
        time => time.ToUniversalTime(), time => DateTime.SpecifyKind(time, DateTimeKind.Utc));

    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    public DbSet<CheckLimit> CheckLimits => Set<CheckLimit>();

    public DbSet<CaseStep> CaseSteps => Set<CaseStep>();

    public DbSet<SampledContract> SampledContracts => Set<SampledContract>();

    public DbSet<SampleAnswer> SampleAnswers => Set<SampleAnswer>();

    public DbSet<DrawnInspections> InspectionDraws => Set<DrawnInspections>();

    public DbSet<KeptVersion> KeptVersions => Set<KeptVersion>();

    public static DbContextOptions<OperationsDb> OptionsFor(DataFolder data)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = data.OperationsDb, ForeignKeys = true, DefaultTimeout = 10 };
        return new DbContextOptionsBuilder<OperationsDb>()
            .UseSqlite(connection.ToString())
            .AddInterceptors(new DurableWrites())
            .Options;
    }

    /// <summary>Opens the database of a data folder, creating it or bringing it up to this program's form first.</summary>
    /// <exception cref="OperationsException">A newer program wrote it, or the file cannot be opened.</exception>
    public static OperationsDb Open(DataFolder data)
    {
        var db = new OperationsDb(OptionsFor(data));
        try
        {
            Directory.CreateDirectory(data.Root);
            db.BringUpToDate();
            return db;
        }
        catch (Exception failure)
        {
            db.Dispose();
            if (failure is not (SqliteException or IOException or UnauthorizedAccessException))
                throw;
            throw new OperationsException(
                string.Create(CultureInfo.InvariantCulture, $"打不开业务库 {data.OperationsDb}:{failure.Message}"), failure);
        }
    }

    public void Record(string account, string what, string detail, DateTime at) =>
        Audit.Add(new AuditEntry { At = at, Account = account, What = what, Detail = detail });

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Account>(account =>
        {
            account.ToTable("accounts");
            account.HasIndex(row => row.Name).IsUnique();
            account.Property(row => row.Name).UseCollation("NOCASE");
            account.Property(row => row.Role).HasConversion<string>();
            account.Property(row => row.ScopeKind).HasConversion<string>();
            account.Property(row => row.CreatedAt).HasConversion(Utc);
            account.Ignore(row => row.Scope);
        });
        modelBuilder.Entity<AuditEntry>(entry =>
        {
            entry.ToTable("audit");
            entry.HasIndex(row => row.At);
            entry.Property(row => row.At).HasConversion(Utc);
        });
        modelBuilder.Entity<CaseStep>(step =>
        {
            step.ToTable("case_steps");
            step.HasIndex(row => new { row.Period, row.Flag });
            step.Property(row => row.At).HasConversion(Utc);
        });
        modelBuilder.Entity<SampledContract>(drawn =>
        {
            drawn.ToTable("sampled_contracts");
            drawn.HasKey(row => new { row.Period, row.Contract });
            drawn.HasIndex(row => new { row.Period, row.Team });
        });
        modelBuilder.Entity<SampleAnswer>(answer =>
        {
            answer.ToTable("sample_answers");
            answer.HasIndex(row => new { row.Period, row.Contract });
            answer.Property(row => row.At).HasConversion(Utc);
        });
        modelBuilder.Entity<DrawnInspections>(draw =>
        {
            draw.ToTable("inspection_draws");
            draw.HasIndex(row => row.Period);
            draw.HasMany(row => row.Drawn).WithOne().HasForeignKey(row => row.Draw);
            draw.Property(row => row.At).HasConversion(Utc);
        });
        modelBuilder.Entity<DrawnInspection>(drawn =>
        {
            drawn.ToTable("drawn_inspections");
            drawn.HasKey(row => new { row.Draw, row.Ordinal });
        });
        modelBuilder.Entity<CheckLimit>(limit =>
        {
            limit.ToTable("check_limits");
            limit.HasKey(row => new { row.Model, row.Check });
        });
        modelBuilder.Entity<KeptVersion>(kept =>
        {
            kept.ToTable("kept_versions");
            kept.HasKey(row => row.Version);
            kept.Property(row => row.At).HasConversion(Utc);
        });
    }

    void BringUpToDate()
    {
        var known = Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var newer = Database.CanConnect() ? Database.GetAppliedMigrations().LastOrDefault(name => !known.Contains(name)) : null;
        if (newer is not null)
            throw new OperationsException($"业务库由更新版本的程序写过(有本程序不认识的迁移 {newer}),请换用新版程序后再打开");
        if (Database.GetPendingMigrations().Any())
            Database.Migrate();
    }
}
