using System.Collections;
using System.Data;
using System.Data.Common;

namespace FamilyDoctor.Analytics.DuckDb.Tests.Conformance;

/// <summary>What any program may expect of a DbParameter and its collection.</summary>
public sealed class ParameterContract
{
    sealed class Unknown;

    [Fact]
    public void A_new_parameter_has_the_agreed_defaults()
    {
        var parameter = Provider.Factory.CreateParameter()!;
        Assert.Equal((DbType.String, ParameterDirection.Input, false), (parameter.DbType, parameter.Direction, parameter.IsNullable));
        Assert.Equal(("", "", DataRowVersion.Current), (parameter.ParameterName, parameter.SourceColumn, parameter.SourceVersion));
        Assert.Equal((0, 0, 0), (parameter.Precision, parameter.Scale, parameter.Size));
        Assert.Null(parameter.Value);
        parameter.ParameterName = null;
        parameter.SourceColumn = null;
        Assert.Equal(("", ""), (parameter.ParameterName, parameter.SourceColumn));
        parameter.DbType = DbType.Int64;
        parameter.ResetDbType();
        Assert.Equal(DbType.String, parameter.DbType);
        Assert.Throws<ArgumentException>(() => parameter.Direction = ParameterDirection.Output);
    }

    [Theory]
    [InlineData("@Parameter")]
    [InlineData("$Parameter")]
    public void A_marker_is_bound_by_name(string marker)
    {
        using var connection = Provider.Open();
        Assert.Equal(1, connection.Command($"select {marker};").With(marker, 1).ExecuteScalar());
        Assert.Equal("test", connection.Command($"select {marker};").With(marker, "test").ExecuteScalar());
    }

    [Fact]
    public void At_signs_elsewhere_keep_their_meaning()
    {
        using var connection = Provider.Open();
        const string text = """select '@n' || "x@n" || $$@n$$ || e'\'@n' || @(-1) || @n /* @n */ from (select 'a@n' as "x@n") -- @n""";
        Assert.Equal("@na@n@n'@n17", connection.Command(text).With("@n", 7).ExecuteScalar());
        Assert.Equal(5, connection.Command("select @n from (select -5 as n)").With("other", 7).ExecuteScalar());
    }

    [Fact]
    public void What_cannot_be_bound_is_an_error()
    {
        using var connection = Provider.Open();
        Assert.ThrowsAny<DbException>(() => connection.Command("select @Parameter").With(null, 1).ExecuteNonQuery());
        using var unset = connection.Command("select @Parameter");
        unset.Parameters.Add(Named("@Parameter"));
        Assert.Throws<InvalidOperationException>(() => unset.ExecuteNonQuery());
        Assert.Throws<NotSupportedException>(() => connection.Command("select @Parameter").With("@Parameter", new object()).ExecuteScalar());
        Assert.Throws<NotSupportedException>(() => connection.Command("select @Parameter").With("@Parameter", new Unknown()).ExecuteScalar());
        Assert.Equal(-1, connection.Command("select 1").With("@NotAskedFor", 1).ExecuteNonQuery());
    }

    [Fact]
    public void Null_is_no_parameter()
    {
        using var command = Provider.Factory.CreateCommand()!;
        var all = command.Parameters;
        all.Add(Named("@param"));
        Assert.Throws<ArgumentNullException>(() => all.Add(null!));
        Assert.Throws<ArgumentNullException>(() => all.Insert(0, null!));
        Assert.Throws<ArgumentNullException>(() => all.Remove(null!));
        Assert.Throws<ArgumentNullException>(() => all["@param"] = null!);
        Assert.Throws<ArgumentNullException>(() => all[0] = null!);
        Assert.Throws<ArgumentNullException>(() => ((IList)all)[0] = null);
        Assert.Throws<ArgumentNullException>(() => ((IDataParameterCollection)all)["@param"] = null!);
        Assert.False(all.Contains((object)null!));
        Assert.False(all.Contains(null!));
        Assert.Equal((-1, -1), (all.IndexOf((object)null!), all.IndexOf(null!)));
        Assert.Throws<InvalidCastException>(() => all.Add("no parameter"));
    }

    [Fact]
    public void The_collection_finds_replaces_and_removes()
    {
        using var command = Provider.Factory.CreateCommand()!;
        var all = command.Parameters;
        Assert.Throws<ArgumentOutOfRangeException>(() => all.RemoveAt(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => all.RemoveAt(0));
        var (first, second) = (Named("first"), Named("second"));
        all.AddRange(new[] { first, second });
        Assert.Equal((1, 1), (all.IndexOf("$SECOND"), all.IndexOf(second)));
        all.Remove(first);
        Assert.Same(second, Assert.Single(all.Cast<DbParameter>()));
        all.RemoveAt("second");
        Assert.Empty(all);
        Assert.Throws<IndexOutOfRangeException>(() => all["second"]);
    }

    static DbParameter Named(string name)
    {
        var parameter = Provider.Factory.CreateParameter()!;
        parameter.ParameterName = name;
        return parameter;
    }
}
