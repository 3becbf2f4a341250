using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace FamilyDoctor.Analytics.Warehouse.Definitions;

/// <summary>
/// A strict view of one YAML mapping: every read names what it expects, every fault is noted with file, line and column,
/// and <see cref="Done"/> reports keys that nobody read.
/// </summary>
public sealed class YamlMap
{
    static readonly string[] Placeholders = ["todo", "tbd", "xxx", "待定", "待填"];

    readonly YamlMappingNode _node;
    readonly Mark _start;
    readonly YamlMap? _above;
    readonly HashSet<string> _read = new(StringComparer.Ordinal);

    YamlMap(YamlMappingNode node, Mark start, string file, List<DefinitionFault> faults, YamlMap? above = null)
    {
        _node = node;
        _start = start;
        _above = above;
        File = file;
        Faults = faults;
    }

    public string File { get; }

    public List<DefinitionFault> Faults { get; }

    public int Line => (int)_start.Line;

    public IEnumerable<string> Keys => _node.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value ?? "");

    /// <summary>Reads a file whose top level is a mapping; null, with the fault noted, when it is not.</summary>
    public static YamlMap? Load(DefinitionFile file, List<DefinitionFault> faults)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(file.Text));
            if (stream.Documents.Count == 1 && stream.Documents[0].RootNode is YamlMappingNode map)
                return new YamlMap(map, map.Start, file.Path, faults);
            faults.Add(new DefinitionFault(file.Path, 1, 1, "文件应是一份“键: 值”的 YAML,实际不是"));
        }
        catch (YamlException broken)
        {
            faults.Add(new DefinitionFault(file.Path, (int)broken.Start.Line, (int)broken.Start.Column, "YAML 写法有误:" + broken.Message));
        }

        return null;
    }

    /// <summary>Where a key's value stands, or the mapping itself when the key is absent or null.</summary>
    public (int Line, int Column) PlaceOf(string? key = null)
    {
        var at = key is not null && _node.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child.Start : _start;
        return ((int)at.Line, (int)at.Column);
    }

    public bool Has(string key) => _node.Children.ContainsKey(new YamlScalarNode(key));

    public string Text(string key) => OptionalText(key) ?? Missing(key, "");

    public string? OptionalText(string key)
    {
        if (Scalar(key) is not { } scalar)
            return null;
        var text = scalar.Value?.Trim() ?? "";
        if (text.Length == 0)
            Fault(scalar, $"“{key}”是空的,应填写内容或删去此行");
        else if (Placeholders.Contains(text.ToLowerInvariant(), StringComparer.Ordinal))
            Fault(scalar, $"“{key}”是占位文字“{text}”,应填写实际内容");
        return text;
    }

    /// <summary>Text that may be white space, such as a tab; null when the key is absent.</summary>
    public string? RawText(string key)
    {
        if (Scalar(key) is not { } scalar)
            return null;
        if (string.IsNullOrEmpty(scalar.Value))
            Fault(scalar, $"“{key}”是空的,应填写内容或删去此行");
        return scalar.Value is { Length: > 0 } text ? text : " ";
    }

    public T Choice<T>(string key, params (string Text, T Value)[] choices) =>
        OptionalChoice(key, choices) is { Found: true } choice ? choice.Value : Has(key) ? choices[0].Value : Missing(key, choices[0].Value);

    public T Choice<T>(string key, T fallback, params (string Text, T Value)[] choices) =>
        OptionalChoice(key, choices) is { Found: true } choice ? choice.Value : fallback;

    (bool Found, T Value) OptionalChoice<T>(string key, (string Text, T Value)[] choices)
    {
        if (Scalar(key) is not { } scalar)
            return (false, choices[0].Value);
        foreach (var (text, value) in choices)
        {
            if (text == scalar.Value)
                return (true, value);
        }

        Fault(scalar, $"“{key}”的值是“{scalar.Value}”,应是 {string.Join("、", choices.Select(choice => choice.Text))} 之一");
        return (false, choices[0].Value);
    }

    public decimal Number(string key) => OptionalNumber(key) ?? (Has(key) ? 0 : Missing(key, 0m));

    public decimal? OptionalNumber(string key)
    {
        if (Scalar(key) is not { } scalar)
            return null;
        if (decimal.TryParse(scalar.Value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return number;
        Fault(scalar, $"“{key}”的值是“{scalar.Value}”,应是数字");
        return null;
    }

    public int Integer(string key, int? fallback = null)
    {
        if (Scalar(key) is not { } scalar)
            return fallback ?? Missing(key, 0);
        if (int.TryParse(scalar.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number;
        Fault(scalar, $"“{key}”的值是“{scalar.Value}”,应是整数");
        return fallback ?? 0;
    }

    /// <summary>Money: written in yuan with at most two decimals, read in fen.</summary>
    public long Fen(string key) => OptionalFen(key) ?? (Has(key) ? 0 : Missing(key, 0L));

    public long? OptionalFen(string key)
    {
        if (OptionalNumber(key) is not { } yuan)
            return null;
        if (Math.Abs(yuan) <= 1_000_000_000_000m && decimal.IsInteger(yuan * 100))
            return (long)(yuan * 100);
        Fault($"“{key}”的值是“{yuan.ToString(CultureInfo.InvariantCulture)}”,应是以元为单位的金额,最多两位小数", key);
        return null;
    }

    public bool Flag(string key, bool fallback = false) => Choice(key, fallback, ("true", true), ("false", false));

    public DateOnly Date(string key)
    {
        if (Scalar(key) is not { } scalar)
            return Missing(key, default(DateOnly));
        if (DateOnly.TryParseExact(scalar.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        Fault(scalar, $"“{key}”的值是“{scalar.Value}”,应是日期,如 2025-01-31");
        return default;
    }

    public IReadOnlyList<string> Texts(string key, bool required = false)
    {
        if (Child(key) is not { } child)
            return required ? Missing<IReadOnlyList<string>>(key, []) : [];
        if (child is YamlSequenceNode list && list.Children.All(item => item is YamlScalarNode { Value.Length: > 0 }))
            return [.. list.Children.Cast<YamlScalarNode>().Select(item => item.Value!)];
        Fault(child, $"“{key}”应是一列文字,如 [甲, 乙]");
        return [];
    }

    /// <summary>A mapping of plain texts, in file order.</summary>
    public IReadOnlyDictionary<string, string> Pairs(string key)
    {
        var pairs = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        if (Child(key) is not { } child)
            return pairs;
        if (child is not YamlMappingNode map || map.Children.Any(pair => pair.Key is not YamlScalarNode || pair.Value is not YamlScalarNode { Value.Length: > 0 }))
        {
            Fault(child, $"“{key}”应是一组“找到的文字: 存下的文字”");
            return pairs;
        }

        foreach (var (name, value) in map.Children)
            pairs.Add(((YamlScalarNode)name).Value!, ((YamlScalarNode)value).Value!);
        return pairs;
    }

    public YamlMap? Map(string key, bool required = false)
    {
        if (Child(key) is not { } child)
            return required ? Missing<YamlMap?>(key, null) : null;
        return AsMap(child, key);
    }

    /// <summary>A list of mappings.</summary>
    public IReadOnlyList<YamlMap> Maps(string key, bool required = false)
    {
        if (Child(key) is not { } child)
            return required ? Missing<IReadOnlyList<YamlMap>>(key, []) : [];
        if (child is YamlSequenceNode list)
            return [.. list.Children.Select(item => AsMap(item, key)).OfType<YamlMap>()];
        Fault(child, $"“{key}”应是一列,每项以“- ”开头");
        return [];
    }

    /// <summary>A mapping from names to mappings, in file order.</summary>
    public IReadOnlyList<(string Name, YamlMap Map)> Named(string key)
    {
        if (Map(key, required: true) is not { } map)
            return [];
        return [.. map._node.Children.Select(pair => (((YamlScalarNode)pair.Key).Value ?? "", map.AsMap(pair.Value, key)))
            .Where(pair => pair.Item2 is not null)!];
    }

    /// <summary>Notes every key that was never asked for.</summary>
    public void Done()
    {
        foreach (var key in _node.Children.Keys.OfType<YamlScalarNode>())
        {
            if (!_read.Contains(key.Value ?? ""))
                Fault(key, $"不认识的键“{key.Value}”;这里可用:{string.Join("、", _read.Order(StringComparer.Ordinal))}");
        }
    }

    public void Fault(string message, string? key = null)
    {
        if (key is not null && _node.Children.TryGetValue(new YamlScalarNode(key), out var child))
            Fault(child, message);
        else
            Faults.Add(new DefinitionFault(File, (int)_start.Line, (int)_start.Column, message));
    }

    void Fault(YamlNode node, string message) =>
        Faults.Add(new DefinitionFault(File, (int)node.Start.Line, (int)node.Start.Column, message));

    YamlMap? AsMap(YamlNode node, string key)
    {
        for (var above = this; above is not null; above = above._above)
        {
            // an alias (*name) may point back to what it stands in
            if (ReferenceEquals(above._node, node))
            {
                Fault(node, $"“{key}”循环引用:这一项又包含它自己");
                return null;
            }
        }

        if (node is YamlMappingNode map)
            return new YamlMap(map, node.Start, File, Faults, this);
        Fault(node, $"“{key}”下应是一组“键: 值”");
        return null;
    }

    YamlNode? Child(string key)
    {
        _read.Add(key);
        return _node.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;
    }

    YamlScalarNode? Scalar(string key)
    {
        if (Child(key) is not { } child)
            return null;
        if (child is YamlScalarNode scalar)
            return scalar;
        Fault(child, $"“{key}”应是单个值");
        return null;
    }

    T Missing<T>(string key, T fallback)
    {
        Faults.Add(new DefinitionFault(File, (int)_start.Line, (int)_start.Column, $"缺少“{key}”"));
        return fallback;
    }
}
