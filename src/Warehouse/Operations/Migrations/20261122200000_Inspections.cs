using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace FamilyDoctor.Analytics.Warehouse.Operations.Migrations;

/// <summary>Draws of teams and inspectors.</summary>
[DbContext(typeof(OperationsDb))]
[Migration("20261122200000_Inspections")]
public sealed class Inspections : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "inspection_draws",
            columns: table => new
            {
                Id = table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                Period = table.Column<string>(type: "TEXT", nullable: false),
                Unit = table.Column<string>(type: "TEXT", nullable: true),
                Seed = table.Column<string>(type: "TEXT", nullable: false),
                Count = table.Column<int>(type: "INTEGER", nullable: false),
                Inspectors = table.Column<string>(type: "TEXT", nullable: false),
                Teams = table.Column<string>(type: "TEXT", nullable: false),
                Account = table.Column<string>(type: "TEXT", nullable: false),
                At = table.Column<DateTime>(type: "TEXT", nullable: false),
                Version = table.Column<string>(type: "TEXT", nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_inspection_draws", row => row.Id));
        migrationBuilder.CreateIndex(name: "IX_inspection_draws_Period", table: "inspection_draws", column: "Period");
        migrationBuilder.CreateTable(
            name: "drawn_inspections",
            columns: table => new
            {
                Draw = table.Column<long>(type: "INTEGER", nullable: false),
                Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                Team = table.Column<string>(type: "TEXT", nullable: false),
                First = table.Column<string>(type: "TEXT", nullable: false),
                Second = table.Column<string>(type: "TEXT", nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_drawn_inspections", row => new { row.Draw, row.Ordinal });
                table.ForeignKey("FK_drawn_inspections_inspection_draws_Draw", row => row.Draw, "inspection_draws", "Id", onDelete: ReferentialAction.Cascade);
            });
        foreach (var table in (string[])["inspection_draws", "drawn_inspections"])
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
        migrationBuilder.DropTable(name: "drawn_inspections");
        migrationBuilder.DropTable(name: "inspection_draws");
    }
}
