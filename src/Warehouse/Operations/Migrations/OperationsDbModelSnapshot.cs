using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace FamilyDoctor.Analytics.Warehouse.Operations.Migrations;

/// <summary>The model after the last migration; a test compares it with the code's model.</summary>
[DbContext(typeof(OperationsDb))]
public sealed class OperationsDbModelSnapshot : ModelSnapshot
{
    protected override void BuildModel(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity("FamilyDoctor.Analytics.Warehouse.Operations.Account", account =>
        {
            account.Property<int>("Id").ValueGeneratedOnAdd().HasColumnType("INTEGER");
            account.Property<DateTime>("CreatedAt").HasColumnType("TEXT");
            account.Property<string>("DisplayName").IsRequired().HasColumnType("TEXT");
            account.Property<bool>("IsDisabled").HasColumnType("INTEGER");
            account.Property<string>("Name").IsRequired().HasColumnType("TEXT").UseCollation("NOCASE");
            account.Property<string>("PasswordHash").IsRequired().HasColumnType("TEXT");
            account.Property<string>("Role").IsRequired().HasColumnType("TEXT");
            account.Property<string>("ScopeCode").IsRequired().HasColumnType("TEXT");
            account.Property<string>("ScopeKind").IsRequired().HasColumnType("TEXT");
            account.Property<string>("SecurityStamp").IsRequired().HasColumnType("TEXT");
            account.HasKey("Id");
            account.HasIndex("Name").IsUnique();
            account.ToTable("accounts");
        });
        modelBuilder.Entity("FamilyDoctor.Analytics.Warehouse.Operations.AuditEntry", entry =>
        {
            entry.Property<long>("Id").ValueGeneratedOnAdd().HasColumnType("INTEGER");
            entry.Property<string>("Account").IsRequired().HasColumnType("TEXT");
            entry.Property<DateTime>("At").HasColumnType("TEXT");
            entry.Property<string>("Detail").IsRequired().HasColumnType("TEXT");
            entry.Property<string>("What").IsRequired().HasColumnType("TEXT");
            entry.HasKey("Id");
            entry.HasIndex("At");
            entry.ToTable("audit");
        });
        modelBuilder.Entity("FamilyDoctor.Analytics.Warehouse.Operations.CaseStep", step =>
        {
            step.Property<long>("Id").ValueGeneratedOnAdd().HasColumnType("INTEGER");
            step.Property<string>("Account").IsRequired().HasColumnType("TEXT");
            step.Property<string>("Assignee").HasColumnType("TEXT");
            step.Property<DateTime>("At").HasColumnType("TEXT");
            step.Property<string>("Flag").IsRequired().HasColumnType("TEXT");
            step.Property<string>("Period").IsRequired().HasColumnType("TEXT");
            step.Property<string>("Step").IsRequired().HasColumnType("TEXT");
            step.Property<string>("Team").HasColumnType("TEXT");
            step.Property<string>("Text").IsRequired().HasColumnType("TEXT");
            step.Property<string>("Verdict").HasColumnType("TEXT");
            step.Property<string>("Version").IsRequired().HasColumnType("TEXT");
            step.HasKey("Id");
            step.HasIndex("Period", "Flag");
            step.ToTable("case_steps");
        });
        modelBuilder.Entity("FamilyDoctor.Analytics.Warehouse.Operations.CheckLimit", limit =>
        {
            limit.Property<string>("Model").HasColumnType("TEXT");
            limit.Property<string>("Check").HasColumnType("TEXT");
            limit.Property<string>("Allowed").IsRequired().HasColumnType("TEXT");
            limit.HasKey("Model", "Check");
            limit.ToTable("check_limits");
        });
        modelBuilder.Entity("FamilyDoctor.Analytics.Warehouse.Operations.DrawnInspection", drawn =>
        {
            drawn.Property<long>("Draw").HasColumnType("INTEGER");
            drawn.Property<int>("Ordinal").HasColumnType("INTEGER");
            drawn.Property<string>("First").IsRequired().HasColumnType("TEXT");
            drawn.Property<string>("Second").IsRequired().HasColumnType("TEXT");
            drawn.Property<string>("Team").IsRequired().HasColumnType("TEXT");
            drawn.HasKey("Draw", "Ordinal");
            drawn.ToTable("drawn_inspections");
        });
        modelBuilder.Entity("FamilyDoctor.Analytics.Warehouse.Operations.DrawnInspections", draw =>
        {
            draw.Property<long>("Id").ValueGeneratedOnAdd().HasColumnType("INTEGER");
            draw.Property<string>("Account").IsRequired().HasColumnType("TEXT");
            draw.Property<DateTime>("At").HasColumnType("TEXT");
            draw.Property<int>("Count").HasColumnType("INTEGER");
            draw.Property<string>("Inspectors").IsRequired().HasColumnType("TEXT");
            draw.Property<string>("Period").IsRequired().HasColumnType("TEXT");
            draw.Property<string>("Seed").IsRequired().HasColumnType("TEXT");
            draw.Property<string>("Teams").IsRequired().HasColumnType("TEXT");
            draw.Property<string>("Unit").HasColumnType("TEXT");
            draw.Property<string>("Version").IsRequired().HasColumnType("TEXT");
            draw.HasKey("Id");
            draw.HasIndex("Period");
            draw.ToTable("inspection_draws");
        });
        modelBuilder.Entity("FamilyDoctor.Analytics.Warehouse.Operations.KeptVersion", kept =>
        {
            kept.Property<string>("Version").HasColumnType("TEXT");
            kept.Property<string>("Account").IsRequired().HasColumnType("TEXT");
            kept.Property<DateTime>("At").HasColumnType("TEXT");
            kept.Property<string>("Reason").IsRequired().HasColumnType("TEXT");
            kept.HasKey("Version");
            kept.ToTable("kept_versions");
        });
        modelBuilder.Entity("FamilyDoctor.Analytics.Warehouse.Operations.SampleAnswer", answer =>
        {
            answer.Property<long>("Id").ValueGeneratedOnAdd().HasColumnType("INTEGER");
            answer.Property<string>("Account").IsRequired().HasColumnType("TEXT");
            answer.Property<string>("Answer").IsRequired().HasColumnType("TEXT");
            answer.Property<DateTime>("At").HasColumnType("TEXT");
            answer.Property<string>("CheckedBy").HasColumnType("TEXT");
            answer.Property<DateOnly?>("CheckedOn").HasColumnType("TEXT");
            answer.Property<string>("Contract").IsRequired().HasColumnType("TEXT");
            answer.Property<string>("Method").IsRequired().HasColumnType("TEXT");
            answer.Property<string>("Note").HasColumnType("TEXT");
            answer.Property<string>("Period").IsRequired().HasColumnType("TEXT");
            answer.HasKey("Id");
            answer.HasIndex("Period", "Contract");
            answer.ToTable("sample_answers");
        });
        modelBuilder.Entity("FamilyDoctor.Analytics.Warehouse.Operations.SampledContract", drawn =>
        {
            drawn.Property<string>("Period").HasColumnType("TEXT");
            drawn.Property<string>("Contract").HasColumnType("TEXT");
            drawn.Property<bool>("IsRandom").HasColumnType("INTEGER");
            drawn.Property<int>("Ordinal").HasColumnType("INTEGER");
            drawn.Property<long>("Person").HasColumnType("INTEGER");
            drawn.Property<string>("Team").IsRequired().HasColumnType("TEXT");
            drawn.Property<string>("Version").IsRequired().HasColumnType("TEXT");
            drawn.HasKey("Period", "Contract");
            drawn.HasIndex("Period", "Team");
            drawn.ToTable("sampled_contracts");
        });
        modelBuilder.Entity("FamilyDoctor.Analytics.Warehouse.Operations.DrawnInspection", drawn => drawn
            .HasOne("FamilyDoctor.Analytics.Warehouse.Operations.DrawnInspections", null).WithMany("Drawn").HasForeignKey("Draw").OnDelete(DeleteBehavior.Cascade).IsRequired());
        modelBuilder.Entity("FamilyDoctor.Analytics.Warehouse.Operations.DrawnInspections", draw => draw.Navigation("Drawn"));
    }
}
