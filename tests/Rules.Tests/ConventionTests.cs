using System.Reflection;
using System.Runtime.CompilerServices;
using FamilyDoctor.Analytics.Rules.Scoring;
using Xunit;

namespace FamilyDoctor.Analytics.Rules.Tests;

/// <summary>What the code of Rules promises, held by reflection; each failure lists its offenders by name.</summary>
public class ConventionTests
{
    static readonly Assembly Rules = typeof(Scorer).Assembly;

    static readonly Type[] Types = [.. Rules.GetTypes().Where(type => !type.IsDefined(typeof(CompilerGeneratedAttribute)) && type.Namespace?.StartsWith("FamilyDoctor", StringComparison.Ordinal) == true)];

    [Fact]
    public void Every_type_is_a_value_an_enum_a_static_class_or_a_record() => Assert.Empty(
        Types.Where(type => type is { IsEnum: false, IsInterface: false, IsNested: false, IsValueType: false })
            .Where(type => !(type is { IsAbstract: true, IsSealed: true }) && !(IsRecord(type) && (type.IsSealed || type.IsAbstract)))
            .Select(type => type.FullName));

    [Fact]
    public void No_property_can_be_set_after_construction() => Assert.Empty(
        from type in Types
        from property in type.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static)
        where property.SetMethod is { } set && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit))
        select $"{type.FullName}.{property.Name}");

    [Fact]
    public void No_field_can_be_written() => Assert.Empty(
        from type in Types
        where !type.IsEnum
        from field in type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where !field.IsInitOnly && !field.IsLiteral && !field.IsDefined(typeof(CompilerGeneratedAttribute))
        select $"{type.FullName}.{field.Name}");

    // estimates of what chance does are statistics; scores and money are not
    static readonly string[] Statistics = ["FamilyDoctor.Analytics.Rules.Anomalies", "FamilyDoctor.Analytics.Rules.Anomalies.Detectors", "FamilyDoctor.Analytics.Rules.Uncertainty"];

    [Fact]
    public void Nothing_is_a_binary_floating_point_number() => Assert.Empty(
        from type in Types
        where !Statistics.Contains(type.Namespace)
        from property in type.GetProperties()
        where property.PropertyType == typeof(double) || property.PropertyType == typeof(float)
        select $"{type.FullName}.{property.Name}");

    [Fact]
    public void The_assembly_refers_to_nothing_that_reads_writes_or_waits() => Assert.Empty(
        Rules.GetReferencedAssemblies().Select(assembly => assembly.Name!).Except(
            ["System.Runtime", "System.Runtime.Intrinsics", "System.Collections", "System.Linq", "System.Memory", "MathNet.Numerics"]));

    static bool IsRecord(Type type) => type.GetMethod("<Clone>$", BindingFlags.Public | BindingFlags.Instance | BindingFlags.NonPublic) is not null;
}
