namespace FamilyDoctor.Analytics.Rules.Scoring;

/// <summary>Text of a formula with the strength of its outermost operator: 1 sum, 2 product, 3 a name or number.</summary>
readonly record struct Term(string Text, int Strength)
{
    public string Within(int strength) => Strength >= strength ? Text : $"({Text})";
}
