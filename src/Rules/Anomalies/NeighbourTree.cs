using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FamilyDoctor.Analytics.Rules.Anomalies;

/// <summary>Points in a k-d tree, which finds the nearest others of each exactly.</summary>
/// <remarks>
/// The points of a leaf lie next to each other in memory. With many features, where a tree saves few visits, all leaves are passed through instead, for
/// all points of a leaf together, and a distance is given up once it is too long.
/// </remarks>
readonly struct NeighbourTree
{
    /// <summary>Cells that one step of a distance takes; rows are filled up to a multiple of it.</summary>
    public const int Lane = 4;

    /// <summary>Cells after which a distance is compared with the furthest neighbour.</summary>
    const int Stretch = 4 * Lane;

    const int LeafPoints = 16;

    /// <summary>With longer points than this a search would come to nearly every leaf all the same.</summary>
    const int MostSearched = 16;

    readonly double[] points;
    readonly int stride;
    readonly int[] order;
    readonly List<Branch> branches;
    readonly List<int> leaves;

    /// <summary>Builds the tree.</summary>
    /// <param name="cells">Point by point.</param>
    /// <param name="stride">Cells of a point, a multiple of <see cref="Lane"/>.</param>
    public NeighbourTree(double[] cells, int stride)
    {
        this.stride = stride;
        order = [.. Enumerable.Range(0, cells.Length / stride)];
        (branches, leaves) = ([], []);
        Split(cells, 0, order.Length);
        points = new double[cells.Length];
        for (var at = 0; at < order.Length; at++)
        {
            cells.AsSpan(order[at] * stride, stride).CopyTo(points.AsSpan(at * stride));
        }
    }

    /// <param name="Feature">−1 for a leaf.</param>
    /// <param name="Below">The highest value on the lower side.</param>
    /// <param name="Above">The lowest value on the upper side.</param>
    /// <param name="Upper">The branch of the upper side; the lower one follows its parent.</param>
    /// <param name="From">Its first point in the tree's order.</param>
    /// <param name="To">One past its last.</param>
    readonly record struct Branch(int Feature, double Below, double Above, int Upper, int From, int To);

    /// <summary>How many leaves there are; each may be searched from on its own.</summary>
    public int Leaves => leaves.Count;

    /// <summary>The nearest others of the points of a leaf.</summary>
    /// <param name="leaf">0 and up.</param>
    /// <param name="squares">For each point, by its number, the squared distances, ascending.</param>
    /// <param name="neighbours">The points these lead to, by number.</param>
    /// <param name="count">Neighbours of each point, fewer than there are points.</param>
    public void Find(int leaf, double[] squares, int[] neighbours, int count)
    {
        var own = branches[leaves[leaf]];
        var length = own.To - own.From;
        var (found, places, offsets) = (new double[length * count], new int[length * count], new double[stride]);
        Array.Fill(found, double.PositiveInfinity);
        if (stride > MostSearched)
        {
            Sweep(own, found, places, count);
        }
        else
        {
            for (var i = 0; i < length; i++)
            {
                Search(0, own.From + i, 0, offsets, found.AsSpan(i * count, count), places.AsSpan(i * count, count));
            }
        }

        for (var i = 0; i < found.Length; i++)
        {
            var at = (order[own.From + (i / count)] * count) + (i % count);
            (squares[at], neighbours[at]) = (found[i], order[places[i]]);
        }
    }

    int Split(double[] cells, int from, int to)
    {
        var own = branches.Count;
        branches.Add(new(-1, 0, 0, 0, from, to));
        if (to - from <= LeafPoints || Widest(cells, from, to) is not (var feature and >= 0))
        {
            leaves.Add(own);
            return own;
        }

        var span = order.AsSpan(from, to - from);
        var keys = new double[span.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = cells[(span[i] * stride) + feature];
        }

        keys.AsSpan().Sort(span);
        var middle = keys.Length / 2;
        Split(cells, from, from + middle);
        branches[own] = new(feature, keys[middle - 1], keys[middle], Split(cells, from + middle, to), from, to);
        return own;
    }

    // −1 when all points are the same
    int Widest(double[] cells, int from, int to)
    {
        var (widest, width) = (-1, 0.0);
        for (var feature = 0; feature < stride; feature++)
        {
            var (least, most) = (double.PositiveInfinity, double.NegativeInfinity);
            for (var at = from; at < to; at++)
            {
                var value = cells[(order[at] * stride) + feature];
                (least, most) = (Math.Min(least, value), Math.Max(most, value));
            }

            if (most - least > width)
            {
                (widest, width) = (feature, most - least);
            }
        }

        return widest;
    }

    // branch by branch, past those that cannot hold anything nearer than what was found
    void Search(int branch, int at, double nearest, double[] offsets, Span<double> squares, Span<int> places)
    {
        var (feature, below, above, upper, from, to) = branches[branch];
        if (feature < 0)
        {
            Scan(from, to, at, squares, places);
            return;
        }

        var value = points[(at * stride) + feature];
        var isLower = value - below <= above - value;
        Search(isLower ? branch + 1 : upper, at, nearest, offsets, squares, places);
        var before = offsets[feature];
        var offset = Math.Max(before, isLower ? above - value : value - below);
        var other = nearest - (before * before) + (offset * offset);
        if (other < squares[^1])
        {
            offsets[feature] = offset;
            Search(isLower ? upper : branch + 1, at, other, offsets, squares, places);
            offsets[feature] = before;
        }
    }

    // all leaves, the own one first; what is fetched of a leaf serves all points of the own one
    void Sweep(Branch own, double[] found, int[] places, int count)
    {
        Visit(own, own, found, places, count);
        foreach (var leaf in leaves)
        {
            if (branches[leaf].From != own.From)
            {
                Visit(branches[leaf], own, found, places, count);
            }
        }
    }

    void Visit(Branch other, Branch own, double[] found, int[] places, int count)
    {
        for (var i = 0; i < own.To - own.From; i++)
        {
            Scan(other.From, other.To, own.From + i, found.AsSpan(i * count, count), places.AsSpan(i * count, count));
        }
    }

    void Scan(int from, int to, int at, Span<double> squares, Span<int> places)
    {
        ref var first = ref MemoryMarshal.GetArrayDataReference(points);
        ref var own = ref Unsafe.Add(ref first, at * stride);
        var (length, furthest) = ((nuint)stride, squares[^1]);
        for (var other = from; other < to && furthest > 0; other++)
        {
            if (other != at && Square(ref own, ref Unsafe.Add(ref first, other * stride), length, furthest) is var square && square < furthest)
            {
                Insert(squares, places, square, other);
                furthest = squares[^1];
            }
        }
    }

    /// <summary>The squared distance of two points, or some number that is not below the furthest neighbour's when it is not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static double Square(ref double own, ref double other, nuint length, double furthest)
    {
        unchecked
        {
            var sum = Vector256<double>.Zero;
            nuint cell = 0;
            for (; cell + Stretch <= length; cell += Stretch)
            {
                sum += Step(ref own, ref other, cell) + Step(ref own, ref other, cell + Lane)
                    + (Step(ref own, ref other, cell + (2 * Lane)) + Step(ref own, ref other, cell + (3 * Lane)));
                if (Vector256.Sum(sum) >= furthest)
                {
                    return furthest;
                }
            }

            for (; cell < length; cell += Lane)
            {
                sum += Step(ref own, ref other, cell);
            }

            return Vector256.Sum(sum);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<double> Step(ref double own, ref double other, nuint cell)
    {
        var difference = Vector256.LoadUnsafe(ref own, cell) - Vector256.LoadUnsafe(ref other, cell);
        return difference * difference;
    }

    static void Insert(Span<double> squares, Span<int> places, double square, int place)
    {
        var at = squares.Length - 1;
        for (; at > 0 && squares[at - 1] > square; at--)
        {
            (squares[at], places[at]) = (squares[at - 1], places[at - 1]);
        }

        (squares[at], places[at]) = (square, place);
    }
}
