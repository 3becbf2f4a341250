using System.Collections;
using System.Reflection;

namespace DuckDB.NET.Data.Types;

/// <summary>The fields of a .NET object written as a STRUCT, and objects made from the fields of one that was read.</summary>
static class StructFields
{
    /// <summary>Public properties of records, anonymous and other classes; none for an object without them.</summary>
    internal static (string Name, object? Value)[] Of(object value) => value is IDictionary fields
        ? [.. fields.Keys.Cast<string>().Select(name => (name, fields[name]))]
        : [.. Readable(value.GetType()).Select(property => (property.Name, property.GetValue(value)))];

    /// <summary>By the constructor whose parameters are named as fields, or by setting properties. Null where neither fits.</summary>
    internal static object? Make(Type type, IReadOnlyDictionary<string, object?> fields, Func<object?, Type, object?> convert)
    {
        if (type.IsPrimitive || type.IsAbstract || type == typeof(string))
            return null;
        var constructor = type.GetConstructors()
            .Where(candidate => candidate.GetParameters().All(parameter => fields.ContainsKey(parameter.Name!)))
            .MaxBy(candidate => candidate.GetParameters().Length);
        if (constructor is null && !type.IsValueType)
            return null;
        var parameters = constructor?.GetParameters() ?? [];
        var made = constructor is null
            ? Activator.CreateInstance(type)!
            : constructor.Invoke([.. parameters.Select(parameter => convert(fields[parameter.Name!], parameter.ParameterType))]);
        var set = parameters.Select(parameter => parameter.Name!).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var property in type.GetProperties().Where(property => property.CanWrite && !set.Contains(property.Name)))
        {
            if (fields.TryGetValue(property.Name, out var value))
                property.SetValue(made, convert(value, property.PropertyType));
        }
        return made;
    }

    static IEnumerable<PropertyInfo> Readable(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.CanRead && property.GetIndexParameters().Length == 0);
}
