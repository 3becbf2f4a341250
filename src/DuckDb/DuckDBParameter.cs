using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace DuckDB.NET.Data;

/// <summary>A parameter: with a name for `$name`, without one for `?` and `$1` by its place in the collection.</summary>
public sealed class DuckDBParameter : DbParameter
{
    DbType? dbType;
    string name = "";
    string sourceColumn = "";
    object? content;

    public DuckDBParameter()
    {
    }

    public DuckDBParameter(object? value) => Value = value;

    public DuckDBParameter(string name, object? value)
    {
        ParameterName = name;
        Value = value;
    }

    public DuckDBParameter(DbType type, object? value)
    {
        DbType = type;
        Value = value;
    }

    public DuckDBParameter(string name, DbType type, object? value = null)
    {
        ParameterName = name;
        DbType = type;
        Value = value;
    }

    /// <summary>With or without the leading `$` (or `@`, `:`).</summary>
    [AllowNull]
    public override string ParameterName
    {
        get => name;
        set => name = value ?? "";
    }

    /// <summary>null is NULL as DBNull is; a value never set is an error when the command runs.</summary>
    public override object? Value
    {
        get => content;
        set
        {
            content = value;
            HasValue = true;
        }
    }

    /// <summary>Where set, the value is converted to it before it is bound; otherwise the value's own type decides.</summary>
    public override DbType DbType
    {
        get => dbType ?? Infer(Value);
        set => dbType = value;
    }

    public override ParameterDirection Direction
    {
        get => ParameterDirection.Input;
        set
        {
            if (value != ParameterDirection.Input)
                throw new ArgumentException($"DuckDB has input parameters only, not {value}.", nameof(value));
        }
    }

    public override bool IsNullable { get; set; }

    public override int Size { get; set; }

    [AllowNull]
    public override string SourceColumn
    {
        get => sourceColumn;
        set => sourceColumn = value ?? "";
    }

    public override bool SourceColumnNullMapping { get; set; }

    public override DataRowVersion SourceVersion { get; set; } = DataRowVersion.Current;

    internal DbType? ExplicitType => dbType;

    internal bool HasValue { get; private set; }

    internal bool IsNamed(string wanted) => name.AsSpan().TrimStart("$@:").Equals(wanted, StringComparison.OrdinalIgnoreCase);

    public override void ResetDbType() => dbType = null;

    static DbType Infer(object? value) => value switch
    {
        bool => DbType.Boolean,
        sbyte => DbType.SByte,
        byte => DbType.Byte,
        short => DbType.Int16,
        ushort => DbType.UInt16,
        int => DbType.Int32,
        uint => DbType.UInt32,
        long => DbType.Int64,
        ulong => DbType.UInt64,
        float => DbType.Single,
        double => DbType.Double,
        decimal => DbType.Decimal,
        System.Numerics.BigInteger or Int128 or UInt128 => DbType.VarNumeric,
        DateOnly => DbType.Date,
        TimeOnly => DbType.Time,
        DateTime => DbType.DateTime,
        DateTimeOffset => DbType.DateTimeOffset,
        Guid => DbType.Guid,
        byte[] => DbType.Binary,
        null or DBNull or string or char => DbType.String,
        _ => DbType.Object,
    };
}
