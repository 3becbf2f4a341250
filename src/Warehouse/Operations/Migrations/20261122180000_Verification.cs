using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace FamilyDoctor.Analytics.Warehouse.Operations.Migrations;

/// <summary>Who asked about a sampled contract and when, where another person notes it from a list.</summary>
[DbContext(typeof(OperationsDb))]
[Migration("20261122180000_Verification")]
public sealed class Verification : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<DateOnly>(name: "CheckedOn", table: "sample_answers", type: "TEXT", nullable: true);
        migrationBuilder.AddColumn<string>(name: "CheckedBy", table: "sample_answers", type: "TEXT", nullable: true);
        migrationBuilder.AddColumn<string>(name: "Note", table: "sample_answers", type: "TEXT", nullable: true);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropColumn(name: "Note", table: "sample_answers");
        migrationBuilder.DropColumn(name: "CheckedBy", table: "sample_answers");
        migrationBuilder.DropColumn(name: "CheckedOn", table: "sample_answers");
    }
}
