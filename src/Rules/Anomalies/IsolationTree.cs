using MathNet.Numerics.Random;

namespace FamilyDoctor.Analytics.Rules.Anomalies;

/// <summary>A tree of random cuts through a sample of rows; a row that few cuts set apart is unusual.</summary>
/// <remarks>
/// The two children of a node lie next to each other, and a leaf leads to itself, so that every row takes the same number of steps without a branch
/// in the code.
/// </remarks>
readonly struct IsolationTree
{
    const double Euler = 0.5772156649015329;

    readonly Node[] nodes;
    readonly int[] sizes;
    readonly double[] lengths;
    readonly int height;

    IsolationTree(Node[] nodes, int[] sizes, double[] lengths, int height) => (this.nodes, this.sizes, this.lengths, this.height) = (nodes, sizes, lengths, height);

    readonly record struct Node(double Cut, int Feature, int Left);

    /// <summary>Mean number of cuts that set one of so many rows apart: that of an unsuccessful search in a binary tree (Liu, Ting and Zhou 2008, equation 1).</summary>
    public static double MeanLength(int rows) => rows switch
    {
        < 2 => 0,
        2 => 1,
        _ => (2 * (Math.Log(rows - 1) + Euler)) - (2.0 * (rows - 1) / rows),
    };

    public static IsolationTree Grow(FeatureTable table, int sample, int seed)
    {
        var random = new MersenneTwister(seed, threadSafe: false);
        var cells = Drawn(table, sample, random);
        var width = table.Width;
        var most = (int)Math.Ceiling(Math.Log2(sample));
        var (nodes, sizes, lengths) = (new Node[(2 * sample) - 1], new int[(2 * sample) - 1], new double[(2 * sample) - 1]);
        var features = Enumerable.Range(0, width).ToArray();
        var rows = Enumerable.Range(0, sample).ToArray();
        var open = new Stack<(int Node, int From, int To, int Depth)>([(0, 0, sample, 0)]);
        var (count, height) = (1, 0);
        while (open.TryPop(out var at))
        {
            var (node, from, to, depth) = at;
            sizes[node] = to - from;
            height = Math.Max(height, depth);
            if (depth == most || to - from < 2 || Cut(cells, width, rows.AsSpan(from, to - from), features, random) is not var (feature, cut))
            {
                (nodes[node], lengths[node]) = (new(double.PositiveInfinity, 0, node), depth + MeanLength(to - from));
                continue;
            }

            var middle = from;
            for (var i = from; i < to; i++)
            {
                if (cells[(rows[i] * width) + feature] <= cut)
                {
                    (rows[middle], rows[i]) = (rows[i], rows[middle]);
                    middle++;
                }
            }

            nodes[node] = new(cut, feature, count);
            open.Push((count + 1, middle, to, depth + 1));
            open.Push((count, from, middle, depth + 1));
            count += 2;
        }

        return new(nodes[..count], sizes[..count], lengths[..count], height);
    }

    /// <summary>Adds the length of the path of each row to a sum.</summary>
    public void AddLengths(ReadOnlySpan<double> cells, int width, Span<double> sums)
    {
        // copies, so that the compiler need not fear that they change
        var (nodes, steps) = (this.nodes, height);
        for (var row = 0; row < sums.Length; row++)
        {
            var own = cells.Slice(row * width, width);
            var node = 0;
            for (var step = 0; step < steps; step++)
            {
                var (cut, feature, left) = nodes[node];
                node = left + (own[feature] > cut ? 1 : 0);
            }

            sums[row] += lengths[node];
        }
    }

    /// <summary>Adds to each feature how many cuts it saved: what the mean length was before a cut on it, less the cut and the mean length after.</summary>
    /// <remarks>Over a path these add up to the mean length of the sample less the length of the path.</remarks>
    public void AddSaved(ReadOnlySpan<double> row, double[] saved)
    {
        for (var node = 0; !double.IsPositiveInfinity(nodes[node].Cut);)
        {
            var (cut, feature, left) = nodes[node];
            var next = left + (row[feature] > cut ? 1 : 0);
            saved[feature] += MeanLength(sizes[node]) - 1 - MeanLength(sizes[next]);
            node = next;
        }
    }

    // Floyd's way to draw without drawing twice
    static double[] Drawn(FeatureTable table, int sample, MersenneTwister random)
    {
        var drawn = new HashSet<int>(sample);
        var cells = new double[sample * table.Width];
        for (var last = table.Rows - sample; last < table.Rows; last++)
        {
            var row = random.Next(last + 1);
            if (!drawn.Add(row))
            {
                drawn.Add(row = last);
            }

            table.At(row).CopyTo(cells.AsSpan((last - table.Rows + sample) * table.Width));
        }

        return cells;
    }

    // features in random order, until one is found in which the rows differ
    static (int Feature, double Cut)? Cut(double[] cells, int width, ReadOnlySpan<int> rows, int[] features, MersenneTwister random)
    {
        for (var tried = 0; tried < width; tried++)
        {
            var pick = tried + random.Next(width - tried);
            (features[tried], features[pick]) = (features[pick], features[tried]);
            var feature = features[tried];
            var (least, most) = (double.PositiveInfinity, double.NegativeInfinity);
            foreach (var row in rows)
            {
                var value = cells[(row * width) + feature];
                (least, most) = (Math.Min(least, value), Math.Max(most, value));
            }

            if (least < most)
            {
                var cut = least + ((most - least) * random.NextDouble());
                return (feature, cut < most ? cut : least);
            }
        }

        return null;
    }
}
