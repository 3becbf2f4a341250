using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace FamilyDoctor.Analytics.Warehouse.Operations.Migrations;

/// <summary>What checks may find at fault, and versions that are to stay.</summary>
[DbContext(typeof(OperationsDb))]
[Migration("20261122120000_Limits")]
public sealed class Limits : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "check_limits",
            columns: table => new
            {
                Model = table.Column<string>(type: "TEXT", nullable: false),
                Check = table.Column<string>(type: "TEXT", nullable: false),
                Allowed = table.Column<string>(type: "TEXT", nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_check_limits", row => new { row.Model, row.Check }));
        migrationBuilder.CreateTable(
            name: "kept_versions",
            columns: table => new
            {
                Version = table.Column<string>(type: "TEXT", nullable: false),
                Reason = table.Column<string>(type: "TEXT", nullable: false),
                Account = table.Column<string>(type: "TEXT", nullable: false),
                At = table.Column<DateTime>(type: "TEXT", nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_kept_versions", row => row.Version));
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable(name: "kept_versions");
        migrationBuilder.DropTable(name: "check_limits");
    }
}
