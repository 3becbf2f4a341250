using System.Collections;
using DuckDB.NET.Data.Types;

namespace DuckDB.NET.Data.Reading;

/// <summary>From the natural form of a nested value (lists, dictionaries) to the form asked for: arrays, lists of other elements.</summary>
static class NestedConversion
{
    internal static T To<T>(object value, ColumnType type) =>
        Convert(value, typeof(T)) is T wanted ? wanted : throw new InvalidCastException($"A {type.Name} cannot be read as {typeof(T)}.");

    static object? Convert(object? value, Type target)
    {
        if (value is null || target.IsInstanceOfType(value))
            return value;
        if (value is IList list)
        {
            var element = target.IsArray ? target.GetElementType() : target.IsGenericType ? target.GetGenericArguments()[0] : null;
            if (element is null)
                return null;
            var array = Array.CreateInstance(element, list.Count);
            for (var i = 0; i < list.Count; i++)
                array.SetValue(Convert(list[i], element), i);
            if (target.IsInstanceOfType(array))
                return array;
            var wanted = typeof(List<>).MakeGenericType(element);
            return target.IsAssignableFrom(wanted) ? Activator.CreateInstance(wanted, array) : null;
        }
        if (value is Dictionary<string, object?> fields && StructFields.Make(target, fields, Convert) is { } made && target.IsInstanceOfType(made))
            return made;
        if (value is IDictionary map && target.IsGenericType && target.GetGenericArguments() is [var key, var content])
        {
            var wanted = typeof(Dictionary<,>).MakeGenericType(key, content);
            if (!target.IsAssignableFrom(wanted))
                return null;
            var result = (IDictionary)Activator.CreateInstance(wanted)!;
            foreach (DictionaryEntry entry in map)
                result.Add(Convert(entry.Key, key)!, Convert(entry.Value, content));
            return result;
        }
        var plain = Nullable.GetUnderlyingType(target) ?? target;
        return plain.IsInstanceOfType(value) || value is not IConvertible ? value : System.Convert.ChangeType(value, plain, System.Globalization.CultureInfo.InvariantCulture);
    }
}
