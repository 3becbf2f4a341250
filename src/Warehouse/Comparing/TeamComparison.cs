using FamilyDoctor.Analytics.Rules.Schemes;

namespace FamilyDoctor.Analytics.Warehouse.Comparing;

/// <summary>One team's published row beside ours. Causes are told from the bottom up: values, scores, total, grade, rank and money.</summary>
sealed class TeamComparison(
    Scheme scheme, IReadOnlyList<OfficialColumn> columns, string team, IReadOnlyDictionary<OfficialColumn, OfficialValue> row, OurTeam ours)
{
    readonly Dictionary<OfficialColumn, (Cause Cause, string Note)> _causes = [];

    public IEnumerable<Difference> Differences()
    {
        foreach (var column in columns.Where(row.ContainsKey).OrderBy(Order))
        {
            if (Differs(column))
                _causes[column] = IsRounding(column) ? (Cause.Rounding, $"相差不到印出的 {column.Places} 位小数的半个单位") : Why(column);
        }

        return columns.Where(_causes.ContainsKey).Select(column => new Difference(
            team, ours.Name, column.Title, row[column].Text ?? Difference.Plain(row[column].Number), column.Kind == OfficialKind.Grade ? ours.Grade ?? "" : Difference.Plain(Ours(column)),
            row[column].Number - Ours(column), _causes[column].Cause, _causes[column].Note));
    }

    static int Order(OfficialColumn column) => column.Kind switch
    {
        OfficialKind.Numerator or OfficialKind.Denominator => 0,
        OfficialKind.Value => 1,
        OfficialKind.Score => 2,
        OfficialKind.Total => 3,
        OfficialKind.Grade => 4,
        OfficialKind.Rank => 5,
        _ => 6,
    };

    decimal? Ours(OfficialColumn column) => ours.Number(column, scheme);

    bool Differs(OfficialColumn column) => column.Kind == OfficialKind.Grade ? row[column].Text != ours.Grade : row[column].Number != Ours(column);

    bool IsRounding(OfficialColumn column) => column.Kind is not (OfficialKind.Grade or OfficialKind.Rank or OfficialKind.Numerator or OfficialKind.Denominator)
        && Math.Abs(row[column].Number - Ours(column) ?? decimal.MaxValue) <= column.HalfStep;

    (Cause, string) Why(OfficialColumn column) => column.Kind switch
    {
        OfficialKind.Numerator => (Cause.Value, "分子不同"),
        OfficialKind.Denominator => Agrees(OfficialKind.Numerator, column.Node) ? (Cause.Denominator, "分子相同,分母不同") : (Cause.Value, "分母不同"),
        OfficialKind.Value => OfValue(column),
        OfficialKind.Score => Below(column.Node!) ?? Unknown("指标数值没有看出不同"),
        OfficialKind.Total => Below(null) ?? Unknown("指标数值没有看出不同"),
        OfficialKind.Grade => OfGrade(),
        OfficialKind.Rank => Follows(OfficialKind.Total, "得分不同") ?? Unknown("本团队得分没有看出不同,可能是其他团队的得分或同分规则不同"),
        _ => Follows(OfficialKind.Grade, "等次不同") ?? Follows(OfficialKind.Total, "得分不同") ?? Unknown("等次没有看出不同,可能是结算人数、标准或预算不同"),
    };

    (Cause, string) OfValue(OfficialColumn column) =>
        Agrees(OfficialKind.Numerator, column.Node) && Part(OfficialKind.Denominator, column.Node) is { } denominator && Differs(denominator) ? (Cause.Denominator, "分子相同,分母不同")
        : Ours(column) is null ? (Cause.Value, "本系统没有数值")
        : (Cause.Value, "指标数值不同");

    /// <summary>The first indicator below a node whose value differs.</summary>
    (Cause, string)? Below(string? node)
    {
        var keys = (node is null ? scheme.AllNodes() : Under(scheme.AllNodes().First(known => known.Key == node))).Select(known => known.Key).ToHashSet(StringComparer.Ordinal);
        var differing = _causes.Where(known => known.Key.Kind is OfficialKind.Value or OfficialKind.Numerator or OfficialKind.Denominator
            && known.Value.Cause is Cause.Value or Cause.Denominator && keys.Contains(known.Key.Node!)).ToList();
        if (differing.Count == 0)
            return null;
        var cause = differing.Any(known => known.Value.Cause == Cause.Value) ? Cause.Value : Cause.Denominator;
        return (cause, "数值不同的有:" + string.Join("、", differing.Select(known => known.Key.Title)));
    }

    (Cause, string) OfGrade()
    {
        var total = columns.FirstOrDefault(column => column.Kind == OfficialKind.Total && row.ContainsKey(column));
        var near = total?.HalfStep ?? scheme.TotalRounding.Step;
        var limit = scheme.Bands.Select(band => band.Lower).Where(lower => lower > 0 && Math.Abs(lower - ours.Total ?? decimal.MaxValue) <= near).Cast<decimal?>().FirstOrDefault();
        return limit is { } at ? (Cause.Band, $"本系统总分 {Difference.Plain(ours.Total)} 与分界 {Difference.Plain(at)} 相差不超过 {Difference.Plain(near)}")
            : Follows(OfficialKind.Total, "得分不同") ?? Unknown("得分没有看出不同,可能是档次的界限不同");
    }

    (Cause, string)? Follows(OfficialKind kind, string note) =>
        _causes.FirstOrDefault(known => known.Key.Kind == kind && known.Value.Cause != Cause.Rounding) is { Key: not null } known ? (known.Value.Cause, $"{note}:{known.Value.Note}") : null;

    bool Agrees(OfficialKind kind, string? node) => Part(kind, node) is { } column && !Differs(column);

    OfficialColumn? Part(OfficialKind kind, string? node) => columns.FirstOrDefault(column => column.Kind == kind && column.Node == node && row.ContainsKey(column));

    static (Cause, string) Unknown(string note) => (Cause.Unknown, note);

    static IEnumerable<SchemeNode> Under(SchemeNode node) => node is Dimension dimension ? dimension.Children.SelectMany(Under).Prepend(node) : [node];
}
