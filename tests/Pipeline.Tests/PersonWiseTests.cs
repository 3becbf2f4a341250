using DuckDB.NET.Data;
using FamilyDoctor.Analytics.Warehouse;
using FamilyDoctor.Analytics.Warehouse.Build;
using FamilyDoctor.Analytics.Warehouse.Definitions;
using Xunit;

namespace FamilyDoctor.Analytics.Pipeline.Tests;

/// <summary>Which SELECTs make the rows of a person of that person's rows alone. p and q hold rows of persons, c knows none.</summary>
public sealed class PersonWiseTests(PersonWiseTests.Engine engine) : IClassFixture<PersonWiseTests.Engine>
{
    [Theory]
    [InlineData("select p.person, p.n + 1 as n from core.p")]
    [InlineData("select * from core.p where n > (select max(c.n) from core.c)")]
    [InlineData("select p.* from core.p cross join core.c")]
    [InlineData("select c.n, p.person from core.c join core.p on p.n = c.n")]
    [InlineData("select p.person, q.n from core.p left join core.q on q.person = p.person and q.day >= p.day")]
    [InlineData("select p.person from core.p semi join core.q on p.person = q.person")]
    [InlineData("select p.person from core.p anti join core.q using (person)")]
    [InlineData("select q.person, sum(p.n) as n from core.p join core.q on q.person = p.person group by q.person")]
    [InlineData("select person, count(*) from core.p group by person, day")]
    [InlineData("select p.person, lag(p.n) over w as n from core.p window w as (partition by p.person, p.day order by p.n)")]
    [InlineData("select distinct p.person, p.n from core.p")]
    [InlineData("with a as (select p.n, p.person as who from core.p), b as (select q.n, q.person from core.q) select a.who as person, b.n from a join b on b.person = a.who")]
    [InlineData("select p.person, p.n from core.p union all select q.person, q.n from core.q")]
    [InlineData("select p.person, p.n from core.p except select q.person, q.n from core.q")]
    [InlineData("select u.person, u.kind from (unpivot core.p on a, b into name kind value day) as u order by u.kind")]
    [InlineData("select t.person, unnest(generate_series(1, t.n)) as n from (select p.person, p.n from core.p) as t")]
    [InlineData("select p.person, range.range as n from core.p cross join range(3)")]
    public void Rows_of_one_person_make_rows_of_that_person(string sql) => Assert.True(Is(sql));

    [Theory]
    [InlineData("select p.n from core.p")]
    [InlineData("select p.n as person from core.p")]
    [InlineData("select p.person + 0 as person from core.p")]
    [InlineData("select c.person from core.c")]
    [InlineData("select p.person, q.n from core.p join core.q on q.phone = p.phone")]
    [InlineData("select p.person from core.p join core.q on q.person = p.person or q.phone = p.phone")]
    [InlineData("select p.person from core.p join core.q on q.person = p.mother")]
    [InlineData("select p.person from core.p, core.q where q.person = p.person")]
    [InlineData("select q.person from core.p left join core.q on q.person = p.person")]
    [InlineData("select p.person from core.p right join core.q on q.person = p.person")]
    [InlineData("select p.person from core.p full join core.q on q.person = p.person")]
    [InlineData("select p.person from core.c left join core.p on p.n = c.n")]
    [InlineData("select c.person from core.c anti join core.p on p.person = c.person")]
    [InlineData("select max(p.person) as person from core.p")]
    [InlineData("select p.person, count(*) from core.p group by all")]
    [InlineData("select p.person, count(*) from core.p group by rollup (p.person)")]
    [InlineData("select max(p.person) as person from core.p group by p.team")]
    [InlineData("select max(p.person) as person, p.n as n from core.p group by n having count(*) > 1")]
    [InlineData("select p.person, row_number() over (order by p.n, p.person) as place from core.p")]
    [InlineData("select p.person, sum(p.n) over (partition by p.team) as n from core.p")]
    [InlineData("select p.person from core.p qualify row_number() over (partition by p.team order by p.person) = 1")]
    [InlineData("select p.person from core.p order by p.n, p.person limit 10")]
    [InlineData("select distinct on (p.n) p.person from core.p order by p.n, p.person")]
    [InlineData("select p.person from core.p using sample 10 rows")]
    [InlineData("select p.person from core.p where p.n = (select max(q.n) from core.q)")]
    [InlineData("select p.person from core.p where p.phone in (select q.phone from core.q)")]
    [InlineData("select p.person from core.p where exists (select 1 from core.q where q.phone = p.phone)")]
    [InlineData("select p.person, p.n from core.p union all select q.n, q.person from core.q")]
    [InlineData("select p.person, p.n from core.p union all select c.person, c.n from core.c")]
    [InlineData("select * from core.p union all select * from core.q")]
    [InlineData("with a as (select q.phone from core.q) select p.person from core.p semi join a on a.phone = p.phone")]
    [InlineData("with recursive a as (select p.person, 1 as n from core.p union all select a.person, a.n + 1 from a where a.n < 9) select a.person, a.n from a")]
    [InlineData("select * exclude (person), 1 as person from core.p")]
    [InlineData("select t.person from core.p as t (person)")]
    [InlineData("with a as (select p.mother as person, p.person from core.p) select a.person from a")]
    [InlineData("with a as (select c.*, p.person from core.c join core.p on p.n = c.n) select a.person from a")]
    [InlineData("with a as (select c.n as person from core.c) select * from a join core.p on p.n = a.person")]
    [InlineData("select u.person from (unpivot core.p on person, mother into name kind value person) as u")]
    [InlineData("select p.person, q.n from core.p cross join (select max(q.n) as n from core.q) as q")]
    [InlineData("select p.person, q.n from core.p asof join core.q on q.person = p.person and q.day <= p.day")]
    [InlineData("from query_table('core.p')")]
    public void Whatever_else_it_reads_makes_it_no(string sql) => Assert.False(Is(sql));

    [Fact]
    public void The_large_tables_are_made_person_by_person()
    {
        var faults = new List<DefinitionFault>();
        var graph = ModelGraph.Of(engine.Connection, DefinitionSet.Load(DataFolder.ShippedDefinitions), faults);
        Assert.Empty(faults);
        var large = new[]
        {
            "staging.visits", "staging.services", "staging.follow_ups", "staging.contracts", "core.persons", "core.visits", "core.spans", "core.signings", "core.segments", "core.qualified_services",
            "core.segment_progress", "core.odd_contacts", "core.key_group_masks", "core.follow_up_records", "core.first_visits",
        };
        Assert.Empty(large.Except(graph.Persons.Apart, StringComparer.Ordinal));
    }

    bool Is(string sql)
    {
        var faults = new List<DefinitionFault>();
        var syntax = SqlSyntax.Parse(engine.Connection, "a.sql", sql, faults);
        Assert.Empty(faults);
        return engine.PersonWise.Is(syntax!);
    }

    public sealed class Engine : IDisposable
    {
        static readonly HashSet<string> WithPersons = new(StringComparer.OrdinalIgnoreCase) { "core.p", "core.q" };

        public Engine()
        {
            Connection.Open();
            PersonWise = new PersonWise(Connection, WithPersons.Contains);
        }

        public DuckDBConnection Connection { get; } = new("Data Source=:memory:");

        internal PersonWise PersonWise { get; }

        public void Dispose() => Connection.Dispose();
    }
}
