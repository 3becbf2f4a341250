using DuckDB.NET.Native;

namespace DuckDB.NET.Data.Writing;

static unsafe class ParameterBinder
{
    /// <summary>Gives each place of the statement its parameter: by name, or by number in the order of the collection.</summary>
    /// <remarks>Numbers begin anew in each statement of a command. Parameters that no place asks for are ignored, as Dapper needs.</remarks>
    /// <exception cref="InvalidOperationException">a place has no parameter.</exception>
    internal static void Bind(StatementHandle statement, DuckDBParameterCollection parameters)
    {
        var count = NativeMethods.ParameterCount(statement);
        for (ulong place = 1; place <= count; place++)
        {
            var name = NativeText.Take(NativeMethods.ParameterName(statement, place)) ?? "";
            var parameter = parameters.Find(name)
                ?? throw new InvalidOperationException($"The statement needs parameter ${name}; the command has {parameters.Count} parameters and none for it.");
            if (!parameter.HasValue)
                throw new InvalidOperationException($"Parameter ${name} has no value: DBNull.Value stands for NULL.");
            using var value = NativeValue.Create(parameter.Value, parameter.ExplicitType);
            if (NativeMethods.BindValue(statement, place, value) != DuckDBState.Success)
                throw DuckDBException.FromText(NativeText.Read(NativeMethods.PrepareError(statement)) ?? $"Invalid Input Error: parameter ${name} cannot be bound.");
        }
    }
}
