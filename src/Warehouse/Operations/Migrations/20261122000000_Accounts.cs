using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace FamilyDoctor.Analytics.Warehouse.Operations.Migrations;

/// <summary>Accounts and the audit trail. Migrations are written by hand: the design package does not restore here.</summary>
[DbContext(typeof(OperationsDb))]
[Migration("20261122000000_Accounts")]
public sealed class Accounts : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "accounts",
            columns: table => new
            {
                Id = table.Column<int>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                Name = table.Column<string>(type: "TEXT", nullable: false, collation: "NOCASE"),
                DisplayName = table.Column<string>(type: "TEXT", nullable: false),
                Role = table.Column<string>(type: "TEXT", nullable: false),
                ScopeKind = table.Column<string>(type: "TEXT", nullable: false),
                ScopeCode = table.Column<string>(type: "TEXT", nullable: false),
                PasswordHash = table.Column<string>(type: "TEXT", nullable: false),
                SecurityStamp = table.Column<string>(type: "TEXT", nullable: false),
                IsDisabled = table.Column<bool>(type: "INTEGER", nullable: false),
                CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_accounts", row => row.Id));
        migrationBuilder.CreateIndex(name: "IX_accounts_Name", table: "accounts", column: "Name", unique: true);

        migrationBuilder.CreateTable(
            name: "audit",
            columns: table => new
            {
                Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                At = table.Column<DateTime>(type: "TEXT", nullable: false),
                Account = table.Column<string>(type: "TEXT", nullable: false),
                What = table.Column<string>(type: "TEXT", nullable: false),
                Detail = table.Column<string>(type: "TEXT", nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_audit", row => row.Id));
        migrationBuilder.CreateIndex(name: "IX_audit_At", table: "audit", column: "At");

        foreach (var change in (string[])["update", "delete"])
        {
            migrationBuilder.Sql(
                $"create trigger audit_no_{change} before {change} on audit begin select raise(abort, '审计记录不能改动'); end");
        }
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable(name: "audit");
        migrationBuilder.DropTable(name: "accounts");
    }
}
