using System.Data.Common;
using System.Globalization;
using System.Text;
using Dapper;
using FamilyDoctor.Analytics.Dashboards.Accounts;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Assessing;
using FamilyDoctor.Analytics.Warehouse.Definitions;
using FamilyDoctor.Analytics.Warehouse.Explain;
using FamilyDoctor.Analytics.Warehouse.Operations;
using Microsoft.AspNetCore.Http;

namespace FamilyDoctor.Analytics.Dashboards.Data;

/// <summary>
/// What a page of this request reads: one version for the whole request, always within the reader's scope. Statements get
/// <c>$unit</c> and <c>$institution</c> (null: no limit) beside their own parameters.
/// </summary>
public sealed class PageQuery(PublishedWarehouse warehouse, Reader reader, PageCache cache, IHttpContextAccessor accessor) : IDisposable
{
    readonly WarehouseReading? _reading = warehouse.Open();

    /// <summary>Null before the first publication: then pages show what to do, and no statement may be asked.</summary>
    public WarehouseVersion? Version => _reading?.Version;

    /// <summary>The tables that this request's statements have read so far.</summary>
    public HashSet<string> Tables { get; } = new(StringComparer.Ordinal);

    /// <summary>Raised when a statement reads a table that none had read before.</summary>
    public event Action? Asked;

    CancellationToken Aborted => accessor.HttpContext?.RequestAborted ?? CancellationToken.None;

    /// <summary>Rows of a page's statement: <c>Districts.by_month</c> is the part <c>-- name: by_month</c> of Districts.sql.</summary>
    public async Task<IReadOnlyList<T>> RowsAsync<T>(string statement, object? parameters = null)
    {
        var sql = PageSql.Get(statement);
        var reading = _reading ?? throw new InvalidOperationException("还没有发布过数据");
        var asked = Tables.Count;
        Tables.UnionWith(sql.Tables);
        if (Tables.Count > asked)
            Asked?.Invoke();
        var (unit, institution) = await LimitsAsync(reading);
        var values = Values(parameters);
        values["unit"] = unit;
        values["institution"] = institution;
        var used = new DynamicParameters();
        var key = new StringBuilder($"{reading.Version.Version}|{reader.Scope.Key}|{statement}|{typeof(T)}");
        foreach (var name in sql.Parameters.Order(StringComparer.Ordinal))
        {
            if (!values.TryGetValue(name, out var value))
                throw new InvalidOperationException($"页面查询 {statement} 缺少参数 ${name}");
            used.Add(name, value);
            key.Append(CultureInfo.InvariantCulture, $"|{name}={(value is null ? "∅" : $"'{value}'")}");
        }

        return await cache.GetAsync(key.ToString(), () => reading.QueryAsync<T>(sql.Text, used, Aborted), Aborted);
    }

    public async Task<T?> RowAsync<T>(string statement, object? parameters = null)
        where T : class => (await RowsAsync<T>(statement, parameters)).SingleOrDefault();

    /// <summary>What no statement gives alone, computed once per version. It must not depend on the reader: scope is checked before.</summary>
    public async Task<T> ComputeAsync<T>(string key, Func<DbConnection, T> compute)
    {
        var reading = _reading ?? throw new InvalidOperationException("还没有发布过数据");
        var results = await cache.GetAsync<T>($"{reading.Version.Version}|computed|{key}", async () => [await reading.UseAsync(compute, Aborted)], Aborted);
        return results[0];
    }

    /// <summary>The version's results as Rules computes them: once per version, for explanations, statements and simulations alike.</summary>
    public async Task<PublishedAssessments> PublishedAsync()
    {
        var definitions = await DefinitionsAsync();
        return await ComputeAsync("published", version => PublishedAssessments.Read(version, definitions));
    }

    /// <summary>The definitions that the version was built by.</summary>
    public Task<DefinitionSet> DefinitionsAsync() => ComputeAsync("definitions", Explainer.DefinitionsOf);

    /// <summary>For a page about one place: refuses a reader who may not see it.</summary>
    /// <param name="institution">Null for a page about a whole assessed unit, which an institution's account may not see.</param>
    /// <exception cref="OutOfScopeException">The host answers it with 403.</exception>
    public void Require(string unit, string? institution = null)
    {
        var mayRead = reader.Scope.Kind switch
        {
            ScopeKind.City => true,
            ScopeKind.Unit => reader.Scope.Code == unit,
            _ => institution is not null && reader.Scope.Code == institution,
        };
        if (!mayRead)
            throw new OutOfScopeException($"{reader.Name} 要看 {unit} {institution}");
    }

    /// <summary>For a page about the whole city alone.</summary>
    /// <exception cref="OutOfScopeException">The host answers it with 403.</exception>
    public void RequireCity()
    {
        if (!reader.Scope.IsCity)
            throw new OutOfScopeException($"{reader.Name} 要看全市");
    }

    public void Dispose() => _reading?.Dispose();

    // An institution is limited by its assessed unit as well, so that a table without institutions does not show it other units.
    async Task<(string? Unit, string? Institution)> LimitsAsync(WarehouseReading reading)
    {
        if (reader.Scope.Kind != ScopeKind.Institution)
            return (reader.Scope.IsCity ? null : reader.Scope.Code, null);
        var code = reader.Scope.Code;
        var units = await cache.GetAsync(
            $"{reading.Version.Version}|unit of|{code}",
            () => reading.QueryAsync<string>("select distinct unit from core.institutions where institution = $code order by unit", new { code }, Aborted),
            Aborted);
        // an institution this version does not know belongs nowhere and sees nothing
        return (units.Count == 1 ? units[0] : "", code);
    }

    static Dictionary<string, object?> Values(object? parameters) => parameters is null
        ? new Dictionary<string, object?>(StringComparer.Ordinal)
        : parameters.GetType().GetProperties().ToDictionary(property => property.Name, property => property.GetValue(parameters), StringComparer.Ordinal);
}
