using MathNet.Numerics.Distributions;

namespace FamilyDoctor.Analytics.Rules.Anomalies;

/// <summary>
/// The centre and covariance of the three quarters of the rows that lie closest together (minimum covariance determinant, Rousseeuw and Van Driessen 1999),
/// found from fixed starts instead of random ones (Hubert, Rousseeuw and Verdonck 2012).
/// </summary>
sealed record Concentration
{
    /// <summary>Part of the rows that counts as usual; the rest may be anything.</summary>
    const double Part = 0.75;

    /// <summary>Rows that starts are tried on; of more, every so many-th in the order of their values.</summary>
    const int MostTried = 5000;

    const int FirstSteps = 2, MostSteps = 50;

    readonly double[] cells;
    readonly int width;
    readonly int rows;
    readonly Turns turns;

    public Concentration(double[] cells, int width, Turns turns) => (this.cells, this.width, rows, this.turns) = (cells, width, cells.Length / width, turns);

    public Scatter Find()
    {
        var tried = rows > MostTried ? Thinned() : this;
        var best = tried.Starts().Select(start => tried.Closer(start, FirstSteps)).MinBy(start => start.LogDeterminant);
        best = tried.Closer(best, MostSteps);
        // what was found on some of the rows is found again on all
        return rows > MostTried ? Closer(best, FirstSteps) : best;
    }

    Concentration Thinned()
    {
        var each = (rows + MostTried - 1) / MostTried;
        return new([.. Enumerable.Range(0, rows / each).SelectMany(row => cells[(row * each * width)..(((row * each) + 1) * width)])], width, turns);
    }

    // each start bounds what single rows and features can do to it in a way of its own
    IEnumerable<Scatter> Starts()
    {
        var all = Enumerable.Range(0, rows).ToArray();
        var norms = Array.ConvertAll(all, Norm);
        yield return About(Changed((row, feature) => Math.Tanh(At(row, feature))), all);
        yield return About(NormalScores(), all);
        yield return About(Changed((row, feature) => norms[row] > 0 ? At(row, feature) / norms[row] : 0), all);
        Array.Sort(norms, all);
        yield return About(cells, all[..((rows + 1) / 2)]);
    }

    double At(int row, int feature) => cells[(row * width) + feature];

    double Norm(int row)
    {
        var square = 0.0;
        foreach (var cell in cells.AsSpan(row * width, width))
        {
            square += cell * cell;
        }

        return Math.Sqrt(square);
    }

    double[] Changed(Func<int, int, double> change)
    {
        var changed = new double[cells.Length];
        for (var cell = 0; cell < changed.Length; cell++)
        {
            changed[cell] = change(cell / width, cell % width);
        }

        return changed;
    }

    double[] NormalScores()
    {
        var scores = new double[cells.Length];
        for (var feature = 0; feature < width; feature++)
        {
            var ranks = Tails.MidRanks(Column(feature));
            for (var row = 0; row < rows; row++)
            {
                scores[(row * width) + feature] = Normal.InvCDF(0, 1, (ranks[row] - (1 / 3.0)) / (rows + (1 / 3.0)));
            }
        }

        return scores;
    }

    double[] Column(int feature)
    {
        var column = new double[rows];
        for (var row = 0; row < rows; row++)
        {
            column[row] = At(row, feature);
        }

        return column;
    }

    // cells are distances from the medians, so that 0 is the first centre
    Scatter About(double[] changed, int[] chosen) => new(new double[width], Moments(changed, chosen).Covariance, chosen.Length);

    /// <summary>Takes the rows nearest to a centre, then their own centre and covariance, over and over: the determinant never grows.</summary>
    Scatter Closer(Scatter start, int steps)
    {
        var at = start;
        for (var step = 0; step < steps; step++)
        {
            var next = Step(at);
            if (step > 0 && at.LogDeterminant - next.LogDeterminant < 1e-9)
            {
                return next;
            }

            at = next;
        }

        return at;
    }

    Scatter Step(Scatter from)
    {
        var squares = Squares(from);
        var chosen = Enumerable.Range(0, rows).ToArray();
        Array.Sort(squares, chosen);
        var kept = chosen[..(int)Math.Ceiling(Part * rows)];
        Array.Sort(kept);
        var (centre, covariance) = Moments(cells, kept);
        return new(centre, covariance, kept.Length);
    }

    /// <summary>The squared distance of every row.</summary>
    public double[] Squares(Scatter from)
    {
        var squares = new double[rows];
        turns.TakeRows(rows, (first, end) =>
        {
            var room = new double[width];
            for (var row = first; row < end; row++)
            {
                squares[row] = from.Square(cells.AsSpan(row * width, width), room);
            }
        });
        return squares;
    }

    /// <param name="values">The cells, or what a start makes of them.</param>
    (double[] Centre, double[] Covariance) Moments(double[] values, int[] chosen)
    {
        var centre = Sum(chosen, width, (row, sum) =>
        {
            for (var feature = 0; feature < width; feature++)
            {
                sum[feature] += values[(row * width) + feature];
            }
        });
        centre = Array.ConvertAll(centre, sum => sum / chosen.Length);
        var covariance = Sum(chosen, width * width, (row, sum) => AddProducts(values.AsSpan(row * width, width), centre, sum));
        for (var i = 0; i < width; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                covariance[(j * width) + i] = covariance[(i * width) + j] /= chosen.Length;
            }
        }

        return (centre, covariance);
    }

    static void AddProducts(ReadOnlySpan<double> row, double[] centre, double[] sum)
    {
        var width = centre.Length;
        for (var i = 0; i < width; i++)
        {
            var own = row[i] - centre[i];
            var line = sum.AsSpan(i * width, width);
            for (var j = Scatter.HasCovariances(width) ? 0 : i; j <= i; j++)
            {
                line[j] += own * (row[j] - centre[j]);
            }
        }
    }

    // sums of blocks of rows, added in the order of the blocks, so that who worked on which does not show
    double[] Sum(int[] chosen, int length, Action<int, double[]> add)
    {
        var sums = new double[Turns.Blocks(chosen.Length)][];
        turns.TakeRows(chosen.Length, (first, end) =>
        {
            var own = sums[Turns.BlockOf(first)] = new double[length];
            foreach (var row in chosen.AsSpan(first, end - first))
            {
                add(row, own);
            }
        });
        foreach (var other in sums.AsSpan(1))
        {
            for (var i = 0; i < length; i++)
            {
                sums[0][i] += other[i];
            }
        }

        return sums[0];
    }
}
