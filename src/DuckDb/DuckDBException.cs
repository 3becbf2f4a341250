using System.Data.Common;
using DuckDB.NET.Native;

namespace DuckDB.NET.Data;

/// <summary>An error of DuckDB, with its own text and kind.</summary>
public sealed class DuckDBException : DbException
{
    internal DuckDBException(string message, DuckDBErrorType errorType, Exception? inner = null) : base(message, inner) =>
        ErrorType = errorType;

    public DuckDBErrorType ErrorType { get; }

    /// <summary>True where the same command may succeed when run again: conflicts between transactions, and interrupts.</summary>
    public override bool IsTransient => ErrorType is DuckDBErrorType.Transaction or DuckDBErrorType.Interrupt;

    /// <summary>The command of a batch that failed; null for an error of a single command.</summary>
    public new DuckDBBatchCommand? BatchCommand { get; internal set; }

    protected override DbBatchCommand? DbBatchCommand => BatchCommand;

    internal static DuckDBException FromText(string? text)
    {
        var message = string.IsNullOrEmpty(text) ? "DuckDB reported an error without a text." : text;
        return new DuckDBException(message, ErrorTypeOf(message));
    }

    internal static unsafe DuckDBException FromResult(ResultHandle result)
    {
        var message = NativeText.Read(NativeMethods.ResultError(result.Pointer)) ?? "DuckDB reported an error without a text.";
        var type = NativeMethods.ResultErrorType(result.Pointer);
        return new DuckDBException(message, type == DuckDBErrorType.Invalid ? ErrorTypeOf(message) : type);
    }

    internal static unsafe DuckDBException FromAppender(AppenderHandle appender)
    {
        using var error = NativeMethods.AppenderError(appender);
        var message = NativeText.Read(NativeMethods.ErrorDataMessage(error)) ?? "DuckDB reported an error without a text.";
        return new DuckDBException(message, NativeMethods.ErrorDataType(error));
    }

    // statements that cannot be prepared and files that cannot be opened give only a text, which begins with the kind
    static DuckDBErrorType ErrorTypeOf(string message)
    {
        var end = message.IndexOf(" Error", StringComparison.Ordinal);
        return end < 0 ? DuckDBErrorType.Invalid : message[..end] switch
        {
            "Out of Range" => DuckDBErrorType.OutOfRange,
            "Conversion" => DuckDBErrorType.Conversion,
            "Mismatch Type" => DuckDBErrorType.MismatchType,
            "Divide by Zero" => DuckDBErrorType.DivideByZero,
            "TransactionContext" => DuckDBErrorType.Transaction,
            "Not implemented" => DuckDBErrorType.NotImplemented,
            "Catalog" => DuckDBErrorType.Catalog,
            "Parser" => DuckDBErrorType.Parser,
            "Planner" => DuckDBErrorType.Planner,
            "Executor" => DuckDBErrorType.Executor,
            "Constraint" => DuckDBErrorType.Constraint,
            "Index" => DuckDBErrorType.Index,
            "Connection" => DuckDBErrorType.Connection,
            "Syntax" => DuckDBErrorType.Syntax,
            "Settings" => DuckDBErrorType.Settings,
            "Binder" => DuckDBErrorType.Binder,
            "IO" => DuckDBErrorType.IO,
            "INTERRUPT" => DuckDBErrorType.Interrupt,
            "FATAL" => DuckDBErrorType.Fatal,
            "INTERNAL" => DuckDBErrorType.Internal,
            "Invalid Input" => DuckDBErrorType.InvalidInput,
            "Out of Memory" => DuckDBErrorType.OutOfMemory,
            "Permission" => DuckDBErrorType.Permission,
            "Parameter Not Resolved" => DuckDBErrorType.ParameterNotResolved,
            "Parameter Not Allowed" => DuckDBErrorType.ParameterNotAllowed,
            "Dependency" => DuckDBErrorType.Dependency,
            "Missing Extension" => DuckDBErrorType.MissingExtension,
            "Sequence" => DuckDBErrorType.Sequence,
            "Invalid Configuration" => DuckDBErrorType.InvalidConfiguration,
            _ => DuckDBErrorType.Invalid,
        };
    }
}
