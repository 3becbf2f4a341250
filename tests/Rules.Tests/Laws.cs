using FsCheck;
using FsCheck.Fluent;

namespace FamilyDoctor.Analytics.Rules.Tests;

/// <summary>Runs a law over generated cases; a failing case is shrunk and shown with its seed.</summary>
static class Laws
{
    public static void Hold<T>(Gen<T> cases, Func<T, bool> law, int times = 1000) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(times), Prop.ForAll(Arb.From(cases), law));

    public static Gen<long> Longs(long least, long most) =>
        Gen.Choose(0, int.MaxValue).Select(number => least + (long)((Int128)(most - least + 1) * number >> 31));

    public static Gen<decimal> Hundredths(int least, int most) => Gen.Choose(least * 100, most * 100).Select(number => number / 100m);
}
