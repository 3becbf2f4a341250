using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace FamilyDoctor.Analytics.Warehouse.Operations.Migrations;

/// <summary>What checks may find at fault, versions that are to stay, and what people did with flags.</summary>
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
        migrationBuilder.CreateTable(
            name: "case_steps",
            columns: table => new
            {
                Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                Period = table.Column<string>(type: "TEXT", nullable: false),
                Flag = table.Column<string>(type: "TEXT", nullable: false),
                Team = table.Column<string>(type: "TEXT", nullable: true),
                Step = table.Column<string>(type: "TEXT", nullable: false),
                Verdict = table.Column<string>(type: "TEXT", nullable: true),
                Text = table.Column<string>(type: "TEXT", nullable: false),
                Account = table.Column<string>(type: "TEXT", nullable: false),
                At = table.Column<DateTime>(type: "TEXT", nullable: false),
                Version = table.Column<string>(type: "TEXT", nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_case_steps", row => row.Id));
        migrationBuilder.CreateIndex(name: "IX_case_steps_Period_Flag", table: "case_steps", columns: ["Period", "Flag"]);
        migrationBuilder.CreateTable(
            name: "sampled_contracts",
            columns: table => new
            {
                Period = table.Column<string>(type: "TEXT", nullable: false),
                Contract = table.Column<string>(type: "TEXT", nullable: false),
                Team = table.Column<string>(type: "TEXT", nullable: false),
                Person = table.Column<long>(type: "INTEGER", nullable: false),
                IsRandom = table.Column<bool>(type: "INTEGER", nullable: false),
                Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                Version = table.Column<string>(type: "TEXT", nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_sampled_contracts", row => new { row.Period, row.Contract }));
        migrationBuilder.CreateIndex(name: "IX_sampled_contracts_Period_Team", table: "sampled_contracts", columns: ["Period", "Team"]);
        migrationBuilder.CreateTable(
            name: "sample_answers",
            columns: table => new
            {
                Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                Period = table.Column<string>(type: "TEXT", nullable: false),
                Contract = table.Column<string>(type: "TEXT", nullable: false),
                Answer = table.Column<string>(type: "TEXT", nullable: false),
                Method = table.Column<string>(type: "TEXT", nullable: false),
                Account = table.Column<string>(type: "TEXT", nullable: false),
                At = table.Column<DateTime>(type: "TEXT", nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_sample_answers", row => row.Id));
        migrationBuilder.CreateIndex(name: "IX_sample_answers_Period_Contract", table: "sample_answers", columns: ["Period", "Contract"]);
        foreach (var table in (string[])["case_steps", "sampled_contracts", "sample_answers"])
        {
            foreach (var change in (string[])["update", "delete"])
            {
                migrationBuilder.Sql(
                    $"create trigger {table}_no_{change} before {change} on {table} begin select raise(abort, '核查记录不能改动'); end");
            }
        }
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable(name: "sample_answers");
        migrationBuilder.DropTable(name: "sampled_contracts");
        migrationBuilder.DropTable(name: "case_steps");
        migrationBuilder.DropTable(name: "kept_versions");
        migrationBuilder.DropTable(name: "check_limits");
    }
}
