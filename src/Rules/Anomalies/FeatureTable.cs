namespace FamilyDoctor.Analytics.Rules.Anomalies;

/// <summary>Numbers to look for unusual rows in: one row per entity and time, such as team and month, one column per feature.</summary>
/// <remarks>
/// A missing cell is <see cref="double.NaN"/>. It is filled with the median of its peers, so that it lies where most rows do, and has no share in any
/// score. Inside, rows lie in the order of their values, so that the order they are given in changes no result.
/// </remarks>
public sealed record FeatureTable
{
    /// <summary>A number beyond this is none that anybody counted or measured; its square must stay a number.</summary>
    public const double Most = 1e100;

    readonly int[] peers;
    readonly int[] places;
    readonly bool[] missing;
    readonly double[] filled;
    readonly double[][] medians;

    /// <summary>Takes rows in; later changes of what was handed over change nothing.</summary>
    /// <param name="features">Names of the columns, at least one.</param>
    /// <param name="rows">Rows of as many cells as there are features, at least one row.</param>
    /// <param name="peers">The peer group of every row, by number from 0; without it all rows are peers.</param>
    /// <exception cref="ArgumentException">There is no row or no feature, lengths differ, a group is negative, or a cell is infinite or beyond <see cref="Most"/>.</exception>
    public FeatureTable(IEnumerable<string> features, IReadOnlyList<IReadOnlyList<double>> rows, IReadOnlyList<int>? peers = null)
    {
        Features = [.. features];
        Rows = rows.Count;
        this.peers = peers is null ? new int[Rows] : [.. peers];
        Check(rows);
        var given = new double[Rows * Width];
        for (var row = 0; row < Rows; row++)
        {
            for (var feature = 0; feature < Width; feature++)
            {
                given[(row * Width) + feature] = rows[row][feature];
            }
        }

        medians = PeerMedians.Of(given, Width, this.peers);
        var full = Filled(given);
        var order = new int[Rows];
        for (var row = 0; row < Rows; row++)
        {
            order[row] = row;
        }

        Array.Sort(order, (one, two) => Compare(given, one, two) is var byGiven and not 0 ? byGiven : Compare(full, one, two));
        (places, missing, filled) = (new int[Rows], new bool[given.Length], new double[given.Length]);
        for (var place = 0; place < Rows; place++)
        {
            places[order[place]] = place;
            full.AsSpan(order[place] * Width, Width).CopyTo(filled.AsSpan(place * Width));
            for (var feature = 0; feature < Width; feature++)
            {
                missing[(place * Width) + feature] = double.IsNaN(given[(order[place] * Width) + feature]);
            }
        }
    }

    /// <summary>Names of the columns.</summary>
    public IReadOnlyList<string> Features { get; }

    /// <summary>Number of rows, 1 or more.</summary>
    public int Rows { get; }

    /// <summary>Number of features.</summary>
    internal int Width => Features.Count;

    /// <summary>A cell as it was given.</summary>
    /// <param name="row">0-based, in the order given.</param>
    /// <param name="feature">0-based.</param>
    /// <returns>The number, or null where it is missing.</returns>
    public double? Value(int row, int feature) => IsMissing(places[row], feature) ? null : filled[(places[row] * Width) + feature];

    /// <summary>The median of a feature among the peers of a row, itself included.</summary>
    /// <param name="row">0-based, in the order given.</param>
    /// <param name="feature">0-based.</param>
    /// <returns>
    /// The median over the row's group, or over all rows where fewer than five of the group have a number (<see cref="Ranking.PeerStandings.LeastPeers"/>);
    /// 0 when no row has one.
    /// </returns>
    public double PeerMedian(int row, int feature) => medians[peers[row]][feature];

    /// <summary>Where a row lies in the inner order.</summary>
    internal int Place(int row) => places[row];

    /// <summary>The filled cells of the row at a place of the inner order.</summary>
    internal ReadOnlySpan<double> At(int place) => filled.AsSpan(place * Width, Width);

    internal bool IsMissing(int place, int feature) => missing[(place * Width) + feature];

    /// <summary>All filled cells in the inner order, row by row.</summary>
    internal ReadOnlySpan<double> Cells => filled;

    /// <summary>The given numbers of a feature, ascending; missing ones are left out.</summary>
    internal double[] Sorted(int feature)
    {
        var known = new List<double>(Rows);
        for (var place = 0; place < Rows; place++)
        {
            if (!IsMissing(place, feature))
            {
                known.Add(filled[(place * Width) + feature]);
            }
        }

        known.Sort();
        return [.. known];
    }

    void Check(IReadOnlyList<IReadOnlyList<double>> rows)
    {
        if (Rows == 0 || Width == 0)
        {
            throw new ArgumentException($"found {Rows} rows of {Width} features, expected at least one of each", nameof(rows));
        }

        if (peers.Length != Rows || peers.Any(group => group < 0))
        {
            throw new ArgumentException($"found {peers.Length} peer groups for {Rows} rows, expected one of 0 or more for each", nameof(rows));
        }

        for (var row = 0; row < Rows; row++)
        {
            if (rows[row].Count != Width)
            {
                throw new ArgumentException($"row {row} has {rows[row].Count} cells, expected {Width}", nameof(rows));
            }

            for (var feature = 0; feature < Width; feature++)
            {
                if (Math.Abs(rows[row][feature]) > Most)
                {
                    throw new ArgumentException($"row {row}, feature '{Features[feature]}': found {rows[row][feature]}, expected a number within 1e100 or NaN", nameof(rows));
                }
            }
        }
    }

    double[] Filled(double[] given)
    {
        var full = new double[given.Length];
        for (var cell = 0; cell < full.Length; cell++)
        {
            // adding zero makes one zero of the two that floating point has
            full[cell] = double.IsNaN(given[cell]) ? medians[peers[cell / Width]][cell % Width] : given[cell] + 0.0;
        }

        return full;
    }

    int Compare(double[] cells, int one, int two)
    {
        for (var feature = 0; feature < Width; feature++)
        {
            if (cells[(one * Width) + feature].CompareTo(cells[(two * Width) + feature]) is var order and not 0)
            {
                return order;
            }
        }

        return 0;
    }
}
