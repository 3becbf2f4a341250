using System.Globalization;

namespace FamilyDoctor.Analytics.Rules.Tests.Scoring;

/// <summary>Computes a printed formula such as 10 × (1 ÷ 3) ÷ 0.6, knowing nothing of how it was made.</summary>
sealed class Calculator(string text)
{
    int at;

    public static decimal Evaluate(string text) => new Calculator(text.Replace(" ", string.Empty, StringComparison.Ordinal)).Sum();

    decimal Sum()
    {
        var value = Product();
        while (at < text.Length && text[at] is '+' or '−')
        {
            value = text[at++] == '+' ? value + Product() : value - Product();
        }

        return value;
    }

    decimal Product()
    {
        var value = Atom();
        while (at < text.Length && text[at] is '×' or '÷')
        {
            value = text[at++] == '×' ? value * Atom() : value / Atom();
        }

        return value;
    }

    decimal Atom()
    {
        if (text[at] == '(')
        {
            at++;
            var inner = Sum();
            at++;
            return inner;
        }

        if (text[at] == '−')
        {
            at++;
            return -Atom();
        }

        var start = at;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '.'))
        {
            at++;
        }

        return decimal.Parse(text.AsSpan(start, at - start), CultureInfo.InvariantCulture);
    }
}
