namespace FamilyDoctor.Analytics.Rules.Scoring;

/// <summary>One walk through a rule: the first questions are answered as given, later ones with yes.</summary>
/// <remarks>
/// A spreadsheet needs every way a rule may take, not only the one its present numbers take. So the rule is walked again for each
/// answer to each of its questions, and the walks are put together as IF(question, yes, no).
/// </remarks>
sealed record Asking(IReadOnlyList<bool> Answers)
{
    readonly List<Question> _asked = [];

    /// <summary>All ways of a rule as one formula.</summary>
    /// <param name="rule">The rule; it gets the walk to hand on with the value.</param>
    public static SheetTerm Every(Func<Asking, SheetTerm> rule) => From(rule, []);

    public bool Answer(Question question)
    {
        _asked.Add(question);
        return _asked.Count > Answers.Count || Answers[_asked.Count - 1];
    }

    static SheetTerm From(Func<Asking, SheetTerm> rule, bool[] answers)
    {
        var walk = new Asking(answers);
        var result = rule(walk);
        return walk._asked.Count == answers.Length
            ? result
            : new SheetTerm.Choice(walk._asked[answers.Length], From(rule, [.. answers, true]), From(rule, [.. answers, false]));
    }
}

/// <summary>Whether one number is more than another, or at least as much.</summary>
sealed record Question(SheetTerm One, bool OrEqual, SheetTerm Two)
{
    public bool Holds => OrEqual ? Exactly.AtLeast(One.Value, Two.Value) : Exactly.Exceeds(One.Value, Two.Value);
}
