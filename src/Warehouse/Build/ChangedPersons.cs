using DuckDB.NET.Data;
using FamilyDoctor.Analytics.Warehouse.Definitions;

namespace FamilyDoctor.Analytics.Warehouse.Build;

/// <summary>
/// The persons of whom some row is not what it was in the version before. A model that is made person by person (<see cref="PersonWise"/>) is made again of their
/// rows alone: its SQL runs in a database of the same tables with no other person in them.
/// </summary>
sealed class ChangedPersons
{
    const string Database = "changed";
    const string Persons = Database + ".main.persons";
    const string More = Database + ".main.more";

    // of more than this share of all persons, the rows are made again no faster than all rows
    const int Share = 10;

    readonly BuildSession _session;
    readonly string _version;
    readonly Dictionary<string, ModelDefinition> _apart;
    readonly ILookup<string, string> _parents;
    readonly PersonTables _tables;
    readonly long _all;
    readonly HashSet<string> _brought = new(StringComparer.OrdinalIgnoreCase);
    long _count;

    /// <param name="all">How many persons there were in the version before.</param>
    public ChangedPersons(BuildSession session, IEnumerable<ModelDefinition> models, ILookup<string, string> parents, PersonTables tables, long all)
    {
        _session = session;
        _version = session.Query<string>("select current_database()")[0];
        _apart = models.Where(model => tables.Apart.Contains(model.FullName)).ToDictionary(model => model.FullName, StringComparer.OrdinalIgnoreCase);
        _parents = parents;
        _tables = tables;
        _all = all;
        session.Execute($"attach ':memory:' as {Database}; create table {Persons} (person bigint)");
    }

    public bool AreIn(string table) => _tables.All.Contains(table);

    /// <summary>Whether a table is of a model that makes the rows of a person of nothing but that person's.</summary>
    public bool AreApartIn(string table) => _apart.ContainsKey(table);

    /// <summary>Whether making their rows again is faster than making all again.</summary>
    public bool AreFew => _count * Share <= _all;

    /// <summary>Takes the persons of changed rows.</summary>
    /// <param name="rows">A SELECT of the rows.</param>
    /// <returns>Whether they are all that have changed; not when a row has no person, or when a file of the version before is gone.</returns>
    public bool Add(string rows)
    {
        try
        {
            _session.Execute($"create or replace table {More} as select distinct {PersonWise.Column} as person from ({rows})");
        }
        catch (DuckDBException)
        {
            return false;
        }

        _session.Execute($"insert into {Persons} (from {More} where person is not null except from {Persons})");
        var count = _session.Query<long>($"select count(*) from {Persons}")[0];
        if (count > _count)
            Forget();
        _count = count;
        return _session.Query<long>($"select count(*) from {More} where person is null")[0] == 0;
    }

    /// <summary>Makes the rows of the changed persons again in a table of the version before in which they are apart.</summary>
    public void Remake(string table)
    {
        Make(_apart[table], "table");
        _session.Execute($"begin; delete from {table} where {PersonWise.Column} in (from {Persons}); insert into {table} from {Database}.{table}; commit;");
    }

    /// <summary>Lets go of what was brought together for it.</summary>
    public void Release() => _session.Execute($"detach {Database}");

    // a table as it is, with none but the changed persons in it
    void Bring(string table)
    {
        if (_brought.Contains(table))
            return;
        if (_apart.GetValueOrDefault(table) is { IsView: true } view)
        {
            Make(view, "view");
            return;
        }

        var rows = $"from \"{_version}\".{table}";
        var made = AreIn(table) ? $"create table {Database}.{table} as {rows} where {PersonWise.Column} in (from {Persons})" : $"create view {Database}.{table} as {rows}";
        _session.Execute($"create schema if not exists {Database}.{table.Split('.')[0]}; {made}");
        _brought.Add(table);
    }

    // its SQL names its tables by schema alone: in this database it finds those of the changed persons
    void Make(ModelDefinition model, string kind)
    {
        foreach (var parent in _parents[model.FullName])
            Bring(parent);
        _session.Execute($"create schema if not exists {Database}.{model.Schema}; use {Database}");
        try
        {
            _session.Execute($"create {kind} {model.FullName} as\n{model.Sql}");
        }
        finally
        {
            _session.Execute($"use \"{_version}\"");
        }

        _brought.Add(model.FullName);
    }

    // what was brought has too few persons in it
    void Forget()
    {
        foreach (var schema in _brought.Select(table => table.Split('.')[0]).Distinct())
            _session.Execute($"drop schema {Database}.{schema} cascade");
        _brought.Clear();
    }
}
