using System.Data.Common;
using Dapper;
using FamilyDoctor.Analytics.Rules.Schemes;

namespace FamilyDoctor.Analytics.Warehouse.Assessing;

/// <summary>Heads of one team under one eligibility (D2); of a team's institution or unit where a scheme assesses those.</summary>
/// <param name="Persons">Active and eligible at the end of the year.</param>
/// <param name="HeadMonths">Months' ends at which a person was active and eligible, summed.</param>
public sealed record PayableHeads(string Unit, string Institution, string Team, long Persons, long HeadMonths, long ReceivedFen)
{
    /// <summary>Which heads a rule counts; null for one that counts something else.</summary>
    public static (string Eligibility, int Days)? KeyOf(PayoutRule rule) => rule switch
    {
        PerHead perHead => (perHead.Eligibility, perHead.MinActiveDays),
        PerHeadByGrade byGrade => (byGrade.Eligibility, byGrade.MinActiveDays),
        Capitation capitation => (capitation.Eligibility, 0),
        Received received => (received.Eligibility, 0),
        _ => null,
    };

    /// <summary>The count that a rule pays for.</summary>
    public long Quantity(PayoutRule rule) => rule switch
    {
        PerHead { Basis: PayoutBasis.ContractMonths } or PerHeadByGrade { Basis: PayoutBasis.ContractMonths } or Capitation => HeadMonths,
        Received => ReceivedFen,
        _ => Persons,
    };

    public static IReadOnlyList<PayableHeads> Read(DbConnection connection, (string Eligibility, int Days) key, string period) => [.. connection.Query<PayableHeads>("""
        select
            heads.unit, teams.institution, heads.team,
            cast(coalesce(sum(persons) filter (where is_active_at_end and active_days >= $days), 0) as bigint) as persons,
            cast(sum(head_months) as bigint) as head_months, cast(sum(received_fen) as bigint) as received_fen
        from marts.payable_heads as heads
        inner join core.teams as teams on teams.team = heads.team
        where cast(heads.year as varchar) = $period and heads.eligibility = $eligibility
        group by heads.unit, teams.institution, heads.team
        order by heads.unit, heads.team
        """, new { period, eligibility = key.Eligibility, days = key.Days })];
}
