namespace FamilyDoctor.Analytics.Warehouse.Detecting;

/// <summary>The tables of the schema <c>flags</c>.</summary>
static class FlagTables
{
    public const string Sql = """
        create table flags.suspects (institution varchar, team varchar);
        create table flags.detectors (
            detector varchar, code varchar, title varchar, test varchar, grain varchar, severity varchar, why varchar, verify varchar, innocent varchar, exempt varchar,
            document varchar, certainty varchar, state varchar, missing varchar, tests bigint, flags bigint, expected_by_chance decimal(9, 2), chance_share decimal(9, 6));
        create table flags.tests (
            detector varchar, entity_kind varchar, entity varchar, team varchar, institution varchar, hits bigint, exposure bigint, expected decimal(18, 3),
            usual decimal(18, 9), peers varchar, peer_count bigint, p decimal(12, 9), q decimal(12, 9), is_flag boolean, evidence decimal(9, 4));
        create table flags.flags (
            flag varchar, detector varchar, code varchar, title varchar, entity_kind varchar, entity varchar, team varchar, institution varchar, unit varchar,
            severity varchar, seen varchar, hits bigint, exposure bigint, usual decimal(18, 9), peers varchar, peer_count bigint, p decimal(12, 9), q decimal(12, 9),
            since varchar, evidence_rows bigint);
        create table flags.rows (
            flag varchar, team varchar, ordinal bigint, kind varchar, key varchar, person bigint, happened_on date, operator varchar, what varchar);
        create table flags.levels (detector varchar, level varchar, code varchar, period varchar, hits bigint, exposure bigint, rate decimal(18, 9));
        create table flags.changes (
            entity_kind varchar, entity varchar, team varchar, unit varchar, series varchar, title varchar, is_share boolean, since varchar, direction varchar, height decimal(9, 4),
            before_mean decimal(18, 4), after_mean decimal(18, 4), happened varchar);
        """;
}
