namespace FamilyDoctor.Analytics.Warehouse.Lake;

/// <summary>What became of an arrival: its good rows are in the lake, or the file was refused whole.</summary>
public enum ArrivalState
{
    Accepted,
    Refused,
}
