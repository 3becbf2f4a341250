using YamlDotNet.RepresentationModel;

namespace FamilyDoctor.Analytics.App.SampleCity;

/// <summary>A source as its senders see it: titles and the words of coded columns, read from its definition.</summary>
sealed record SourceSheet(string Source, IReadOnlyList<string> Key, IReadOnlyList<SheetColumn> Columns)
{
    public static SourceSheet Load(string folder, string source)
    {
        var path = Path.Combine(folder, source + ".yaml");
        if (!File.Exists(path))
            throw new SampleCityException($"没有找到数据源定义 {path}。");
        var yaml = new YamlStream();
        using (var reader = new StreamReader(path))
            yaml.Load(reader);
        var root = (YamlMappingNode)yaml.Documents[0].RootNode;
        var columns = ((YamlMappingNode)root["columns"]).Children
            .Select(column => Column(Text(column.Key), (YamlMappingNode)column.Value)).ToList();
        return new SourceSheet(source, [.. ((YamlSequenceNode)root["key"]).Select(Text)], columns);
    }

    /// <summary>The columns of the file, in the order and words of the sender, from rows with the names of the definition.</summary>
    public string Select(SenderHabit habit, string sender) => string.Join(", ", habit.Order(Columns).Select(column => column.Expression(habit, sender)));

    static SheetColumn Column(string name, YamlMappingNode node)
    {
        var codes = node.Children.TryGetValue("codes", out var found) ? Words((YamlMappingNode)found) : [];
        var own = node.Children.TryGetValue("sender_codes", out var senders)
            ? ((YamlMappingNode)senders).Children.ToDictionary(sender => Text(sender.Key), sender => Words((YamlMappingNode)sender.Value))
            : [];
        var aliases = node.Children.TryGetValue("aliases", out var listed) ? ((YamlSequenceNode)listed).Select(Text).ToList() : [];
        return new SheetColumn(name, Text(node["title"]), aliases, Text(node["type"]), codes, own);
    }

    // several words may stand for one code: the first is what these senders write
    static Dictionary<string, string> Words(YamlMappingNode codes)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (word, code) in codes.Children)
            words.TryAdd(Text(code), Text(word));
        return words;
    }

    static string Text(YamlNode node) => ((YamlScalarNode)node).Value ?? "";
}
