namespace FamilyDoctor.Analytics.Rules.Anomalies;

/// <summary>A centre and a covariance, ready to measure distances by.</summary>
/// <remarks>
/// The covariance is shrunk towards equal variances (Ledoit and Wolf 2004 in kind): by the part that features take of features and rows, and by a hundredth at least. So it
/// can always be inverted, with constant or doubled features and with fewer rows than features too.
/// </remarks>
readonly struct Scatter
{
    const double LeastShrinkage = 0.01;

    /// <summary>With more features than this their covariances are left out: they would cost more than they tell.</summary>
    const int MostCovariances = 256;

    readonly int width;
    readonly double[] centre;
    readonly double[] factor;
    readonly bool isDiagonal;

    /// <param name="centre">Where distances are measured from.</param>
    /// <param name="covariance">Row by row, symmetric.</param>
    /// <param name="rows">Rows the covariance is taken from.</param>
    public Scatter(double[] centre, double[] covariance, int rows)
    {
        (this.centre, width) = (centre, centre.Length);
        isDiagonal = !HasCovariances(width);
        factor = Cholesky(Shrunk(covariance, width, rows));
        for (var feature = 0; feature < width; feature++)
        {
            LogDeterminant += 2 * Math.Log(factor[(feature * width) + feature]);
        }
    }

    /// <summary>Logarithm of the covariance's determinant: the smaller, the closer together the rows lie.</summary>
    public double LogDeterminant { get; }

    /// <summary>Whether covariances between so many features are looked at.</summary>
    public static bool HasCovariances(int width) => width <= MostCovariances;

    /// <summary>The squared distance of a row, in units of the covariance.</summary>
    /// <param name="row">Cells.</param>
    /// <param name="room">As long as a row; left holding the row with its covariance taken out.</param>
    public double Square(ReadOnlySpan<double> row, Span<double> room)
    {
        var square = 0.0;
        for (var i = 0; i < width; i++)
        {
            var sum = row[i] - centre[i];
            var line = factor.AsSpan(i * width, width);
            for (var j = isDiagonal ? i : 0; j < i; j++)
            {
                sum -= line[j] * room[j];
            }

            room[i] = sum / line[i];
            square += room[i] * room[i];
        }

        return square;
    }

    /// <summary>What each feature adds to the squared distance of a row: its own distance times its part of the inverted covariance's product with all.</summary>
    public double[] Parts(ReadOnlySpan<double> row)
    {
        var solved = new double[width];
        Square(row, solved);
        for (var i = width - 1; i >= 0; i--)
        {
            for (var j = i + 1; j < width && !isDiagonal; j++)
            {
                solved[i] -= factor[(j * width) + i] * solved[j];
            }

            solved[i] /= factor[(i * width) + i];
        }

        for (var i = 0; i < width; i++)
        {
            solved[i] *= row[i] - centre[i];
        }

        return solved;
    }

    static double[] Shrunk(double[] covariance, int width, int rows)
    {
        var mean = 0.0;
        for (var i = 0; i < width; i++)
        {
            mean += covariance[(i * width) + i] / width;
        }

        var shrinkage = Math.Max(LeastShrinkage, (double)width / (width + rows));
        var shrunk = Array.ConvertAll(covariance, value => value * (1 - shrinkage));
        for (var i = 0; i < width; i++)
        {
            // rows that are all the same have no variance to shrink to
            shrunk[(i * width) + i] += mean > 0 ? shrinkage * mean : 1;
        }

        return shrunk;
    }

    static double[] Cholesky(double[] matrix)
    {
        var width = (int)Math.Sqrt(matrix.Length);
        var factor = new double[matrix.Length];
        for (var i = 0; i < width; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[(i * width) + j];
                for (var k = 0; k < j && HasCovariances(width); k++)
                {
                    sum -= factor[(i * width) + k] * factor[(j * width) + k];
                }

                factor[(i * width) + j] = i == j ? Math.Sqrt(sum) : sum / factor[(j * width) + j];
            }
        }

        return factor;
    }
}
