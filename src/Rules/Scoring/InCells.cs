namespace FamilyDoctor.Analytics.Rules.Scoring;

/// <summary>Formulas as a spreadsheet computes them: what statements are made of.</summary>
readonly struct InCells : IArithmetic<SheetTerm>
{
    public static SheetTerm Number(string name, decimal number) => new SheetTerm.Leaf(new(name, null), Ratio.Of(number));

    public static SheetTerm Below(ScoredNode child, string name, Ratio number) => new SheetTerm.Leaf(new(name, child.Key), number);

    public static SheetTerm Named(string name, SheetTerm quantity) => new SheetTerm.Called(name, quantity, quantity.Asking);

    public static SheetTerm Add(SheetTerm one, SheetTerm two) => new SheetTerm.Joined('+', one, two);

    public static SheetTerm Subtract(SheetTerm one, SheetTerm two) => new SheetTerm.Joined('-', one, two);

    public static SheetTerm Multiply(SheetTerm one, SheetTerm two) => new SheetTerm.Joined('*', one, two);

    public static SheetTerm Divide(SheetTerm one, SheetTerm two) => new SheetTerm.Joined('/', one, two);

    public static SheetTerm Larger(SheetTerm one, SheetTerm two) => new SheetTerm.Extreme(true, one, two);

    public static SheetTerm Smaller(SheetTerm one, SheetTerm two) => new SheetTerm.Extreme(false, one, two);

    public static bool AtLeast(SheetTerm one, SheetTerm two) => Asked(new(one, true, two));

    public static bool Exceeds(SheetTerm one, SheetTerm two) => Asked(new(one, false, two));

    public static Ratio Read(SheetTerm quantity) => quantity.Value;

    static bool Asked(Question question) => (question.One.Asking ?? question.Two.Asking)?.Answer(question) ?? question.Holds;
}
