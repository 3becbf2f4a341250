namespace FamilyDoctor.Analytics.Rules.Scoring;

/// <summary>Exact numbers: what scores are made of.</summary>
readonly struct Exactly : IArithmetic<Ratio>
{
    public static Ratio Number(string name, decimal number) => Ratio.Of(number);

    public static Ratio Below(ScoredNode child, string name, Ratio number) => number;

    public static Ratio Named(string name, Ratio quantity) => quantity;

    public static Ratio Add(Ratio one, Ratio two) => one + two;

    public static Ratio Subtract(Ratio one, Ratio two) => one - two;

    public static Ratio Multiply(Ratio one, Ratio two) => one * two;

    public static Ratio Divide(Ratio one, Ratio two) => one / two;

    public static Ratio Larger(Ratio one, Ratio two) => two.CompareTo(one) > 0 ? two : one;

    public static Ratio Smaller(Ratio one, Ratio two) => two.CompareTo(one) < 0 ? two : one;

    public static bool AtLeast(Ratio one, Ratio two) => one.CompareTo(two) >= 0;

    public static bool Exceeds(Ratio one, Ratio two) => one.CompareTo(two) > 0;

    public static Ratio Read(Ratio quantity) => quantity;
}
