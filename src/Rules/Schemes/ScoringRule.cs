using System.Globalization;

namespace FamilyDoctor.Analytics.Rules.Schemes;

/// <summary>How a value becomes points. Each shape is a kind of its own; there is no formula language (style.md 4).</summary>
/// <remarks>
/// A rule is data. Its arithmetic stands once, in the rule book of the Scoring namespace, and yields both the score and the explanation.
/// </remarks>
public abstract record ScoringRule
{
    /// <summary>Name of the kind in a scheme file, such as <c>at_least</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>The rule in one Chinese sentence, with its numbers.</summary>
    public abstract string Text { get; }

    /// <summary>The same sentence with values written another way, such as percent for a share.</summary>
    /// <param name="value">How a value of the indicator is written.</param>
    /// <returns>The sentence; as <see cref="Text"/> where a rule is not about one value.</returns>
    public virtual string TextIn(Func<decimal, string> value) => Text;

    /// <summary>What is wrong with the rule's own numbers.</summary>
    /// <param name="points">Points of the measure that uses it.</param>
    /// <returns>One sentence in Chinese per fault, naming what was found and what is expected.</returns>
    public abstract IEnumerable<string> Faults(decimal points);

    /// <summary>Whether a larger value can earn more (true), less (false), or the rule has no direction (null).</summary>
    public abstract bool? RewardsMore { get; }

    /// <summary>The value that earns full points (目标), in the indicator's unit; null for a rule without a single one.</summary>
    public virtual decimal? Goal => null;

    /// <summary>The rule with another goal.</summary>
    /// <param name="goal">In the indicator's unit.</param>
    /// <returns>A new rule; the same one when it has no goal.</returns>
    public virtual ScoringRule WithGoal(decimal goal) => this;

    private protected static string Plain(decimal number) =>
        number.ToString("0.############################", CultureInfo.InvariantCulture).Replace('-', '−');
}
