namespace FamilyDoctor.Analytics.Rules.Anomalies;

/// <summary>How pieces of work that do not depend on each other are taken: one after another, or side by side where the caller has processors for it.</summary>
/// <param name="Take">Calls the work with 0 to count − 1, each once, in any order, and returns when all are done.</param>
/// <remarks>Whatever is handed in, every result is the same to the last bit: pieces are cut and put together without regard to who works on them.</remarks>
public sealed record Turns(Action<int, Action<int>> Take)
{
    /// <summary>Rows in one piece of work.</summary>
    const int Block = 2048;

    /// <summary>Takes one piece after another.</summary>
    public static Turns OneByOne { get; } = new((count, work) =>
    {
        for (var number = 0; number < count; number++)
        {
            work(number);
        }
    });

    /// <summary>Cuts rows into blocks of a fixed length and takes these.</summary>
    internal void TakeRows(int rows, Action<int, int> work) =>
        Take(Blocks(rows), block => work(block * Block, Math.Min(rows, (block + 1) * Block)));

    /// <summary>How many blocks so many rows make.</summary>
    internal static int Blocks(int rows) => (rows + Block - 1) / Block;

    /// <summary>The block of a row.</summary>
    internal static int BlockOf(int row) => row / Block;
}
