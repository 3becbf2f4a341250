using System.Collections;
using DuckDB.NET.Data.Types;
using DuckDB.NET.Native;

namespace DuckDB.NET.Data.Writing;

sealed unsafe partial class VectorWriter
{
    readonly VectorWriter[] children = Array.ConvertAll(type.Children, child => new VectorWriter(child));
    byte* tags;

    void AttachChildren()
    {
        switch (Type.Id)
        {
            case DuckDBType.List:
                children[0].Attach(NativeMethods.ListChild(vector));
                break;
            case DuckDBType.Array:
                children[0].Attach(NativeMethods.ArrayChild(vector));
                break;
            case DuckDBType.Map:
                var entries = NativeMethods.ListChild(vector);
                children[0].Attach(NativeMethods.StructChild(entries, 0));
                children[1].Attach(NativeMethods.StructChild(entries, 1));
                break;
            case DuckDBType.Struct:
                for (var i = 0; i < children.Length; i++)
                    children[i].Attach(NativeMethods.StructChild(vector, (ulong)i));
                break;
            case DuckDBType.Union:
                tags = NativeMethods.VectorData(NativeMethods.StructChild(vector, 0));
                for (var i = 0; i < children.Length; i++)
                    children[i].Attach(NativeMethods.StructChild(vector, (ulong)i + 1));
                break;
            default:
                break;
        }
    }

    void NullChildren(ulong row)
    {
        if (Type.Id is DuckDBType.Struct or DuckDBType.Union)
        {
            foreach (var child in children)
                child.Null(row);
        }
        else if (Type.Id == DuckDBType.Array)
        {
            for (var i = 0; i < Type.ArraySize; i++)
                children[0].Null((row * (ulong)Type.ArraySize) + (ulong)i);
        }
        else if (Type.Id is DuckDBType.List or DuckDBType.Map)
        {
            Put(row, default(ListEntry));
        }
    }

    void Nested(ulong row, object value)
    {
        switch (Type.Id, value)
        {
            case (DuckDBType.Map, IDictionary map):
                Map(row, map);
                break;
            case (DuckDBType.Struct, _):
                Struct(row, value);
                break;
            case (DuckDBType.List, IEnumerable items):
                List(row, items);
                break;
            case (DuckDBType.Array, IEnumerable items):
                FixedArray(row, items);
                break;
            default:
                throw Refused($"a {value.GetType().Name}");
        }
    }

    void List(ulong row, IEnumerable items)
    {
        var elements = items as ICollection ?? items.Cast<object?>().ToList();
        var offset = Grow(row, elements.Count);
        children[0].Attach(NativeMethods.ListChild(vector));
        foreach (var element in elements)
            children[0].Object(offset++, element);
    }

    void Map(ulong row, IDictionary map)
    {
        var offset = Grow(row, map.Count);
        var entries = NativeMethods.ListChild(vector);
        children[0].Attach(NativeMethods.StructChild(entries, 0));
        children[1].Attach(NativeMethods.StructChild(entries, 1));
        foreach (DictionaryEntry entry in map)
        {
            children[0].Object(offset, entry.Key);
            children[1].Object(offset++, entry.Value);
        }
    }

    void Struct(ulong row, object value)
    {
        var fields = StructFields.Of(value);
        for (var i = 0; i < children.Length; i++)
        {
            var at = Array.FindIndex(fields, field => field.Name.Equals(Type.Names[i], StringComparison.OrdinalIgnoreCase));
            if (at < 0)
                throw Refused($"a {value.GetType().Name} without its field '{Type.Names[i]}'");
            children[i].Object(row, fields[at].Value);
        }
    }

    // a UNION is a STRUCT whose first field says which of the others is set: the one of the value's own type, or the first that takes it
    void Member(ulong row, object value)
    {
        var own = Array.FindIndex(Type.Children, member => ClrTypes.Of(member) == value.GetType());
        var at = own >= 0 ? own : Array.FindIndex(children, member => member.Takes(row, value));
        if (at < 0)
            throw Refused($"a {value.GetType().Name}: none of its members does");
        for (var i = 0; i < children.Length; i++)
        {
            if (i != at)
                children[i].Null(row);
        }
        children[at].Object(row, value);
        tags[row] = (byte)at;
    }

    bool Takes(ulong row, object value)
    {
        try
        {
            Object(row, value);
            return true;
        }
        catch (Exception refused) when (refused is InvalidCastException or OverflowException)
        {
            return false;
        }
    }

    void FixedArray(ulong row, IEnumerable items)
    {
        var offset = row * (ulong)Type.ArraySize;
        var end = offset + (ulong)Type.ArraySize;
        foreach (var item in items)
        {
            if (offset == end)
                throw Refused("more elements than it has");
            children[0].Object(offset++, item);
        }
        if (offset < end)
            throw Refused("fewer elements than it has");
    }

    // the elements of all rows lie one after the other in the child, which may move when it grows
    ulong Grow(ulong row, int count)
    {
        var offset = NativeMethods.ListSize(vector);
        var size = offset + (ulong)count;
        if (NativeMethods.ListReserve(vector, size) != DuckDBState.Success || NativeMethods.ListSetSize(vector, size) != DuckDBState.Success)
            throw new DuckDBException($"The elements of a {Type.Name} do not fit into memory.", DuckDBErrorType.OutOfMemory);
        Put(row, new ListEntry(offset, (ulong)count));
        return offset;
    }
}
