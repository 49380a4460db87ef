using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NebulaBench.Toolkit.Reconstructions.Clouds;

/// <summary>
/// Assigns the points of one cloud to those of another so that the sum of squared distances is nearly least (Bertsekas, 1988). Points bid
/// for partners; each bid raises a price by at least ε, so the total is within points · ε of the best. ε shrinks from stage to stage,
/// each stage starting from the prices of the one before.
/// </summary>
internal sealed class Auction
{
    /// <summary>The last ε in shares of the mean squared distance to the nearest point, which no assignment can beat.</summary>
    private const float Precision = 0.01f;

    /// <summary>The last ε in shares of the largest squared distance, for clouds that nearly coincide.</summary>
    private const float Floor = 1e-6f;
    private const float Shrink = 0.2f;
    private const int Free = -1;

    private readonly float[] bidders;
    private readonly PointColumns<float> goods;
    private readonly Vector<float>[] prices;
    private readonly int width;

    /// <param name="bidders">[points, width].</param>
    /// <param name="goods">As many points, [points, width].</param>
    /// <param name="width">Coordinates of a point.</param>
    public Auction(ReadOnlySpan<float> bidders, ReadOnlySpan<float> goods, int width)
    {
        this.width = width;
        this.bidders = bidders.ToArray();
        this.goods = new PointColumns<float>(goods, width);
        prices = new Vector<float>[this.goods.Blocks];
    }

    /// <summary>Fills in the good that each bidder gets: a permutation.</summary>
    public void Assign(Span<long> partners)
    {
        (float mean, float largest) = Nearest();
        float last = Math.Max(Precision * mean, Floor * largest);
        var owners = new int[goods.Count];
        for (float epsilon = Math.Max(last, largest * Shrink); ; epsilon = Math.Max(last, epsilon * Shrink))
        {
            RunStage(epsilon, partners, owners);
            if (epsilon <= last)
            {
                return;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunStage(float epsilon, Span<long> partners, int[] owners)
    {
        Array.Fill(owners, Free);
        var waiting = new Stack<int>(goods.Count);
        for (int bidder = goods.Count - 1; bidder >= 0; bidder--)
        {
            waiting.Push(bidder);
        }
        Span<float> price = MemoryMarshal.Cast<Vector<float>, float>(prices.AsSpan());
        while (waiting.TryPop(out int bidder))
        {
            (int good, float best, float second) = Cheapest(bidder);
            // Prices that outgrow the precision of single numbers must still rise.
            price[good] = Math.Max(price[good] + (second - best) + epsilon, MathF.BitIncrement(price[good]));
            if (owners[good] != Free)
            {
                waiting.Push(owners[good]);
            }
            owners[good] = bidder;
            partners[bidder] = good;
        }
    }

    // The good with the least cost and price together, that sum, and the sum of the second best.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (int Good, float Best, float Second) Cheapest(int bidder)
    {
        ReadOnlySpan<float> point = PointOf(bidder);
        var (best, second, at) = (new Vector<float>(float.PositiveInfinity), new Vector<float>(float.PositiveInfinity), Vector<float>.Zero);
        for (int block = 0; block < goods.Blocks; block++)
        {
            Vector<float> sum = prices[block] + goods.Squared(point, block);
            Vector<int> better = Vector.LessThan(sum, best);
            second = Vector.Min(second, Vector.Max(sum, best));
            at = Vector.ConditionalSelect(better, goods.Positions[block], at);
            best = Vector.Min(best, sum);
        }
        (float least, float next, float good) = (best[0], second[0], at[0]);
        for (int lane = 1; lane < Vector<float>.Count; lane++)
        {
            if (best[lane] < least)
            {
                (next, least, good) = (Math.Min(least, second[lane]), best[lane], at[lane]);
            }
            else
            {
                next = Math.Min(next, best[lane]);
            }
        }
        return ((int)good, least, float.IsPositiveInfinity(next) ? least : next);
    }

    // The mean squared distance to the nearest good, and the largest of all squared distances.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (float Mean, float Largest) Nearest()
    {
        float sum = 0, largest = 0;
        Span<float> squared = stackalloc float[Vector<float>.Count];
        for (int bidder = 0; bidder < goods.Count; bidder++)
        {
            ReadOnlySpan<float> point = PointOf(bidder);
            float least = float.PositiveInfinity;
            for (int block = 0; block < goods.Blocks; block++)
            {
                goods.Squared(point, block).CopyTo(squared);
                int filled = Math.Min(Vector<float>.Count, goods.Count - (block * Vector<float>.Count));
                foreach (float distance in squared[..filled])
                {
                    least = Math.Min(least, distance);
                    largest = Math.Max(largest, distance);
                }
            }
            sum += least;
        }
        return (sum / goods.Count, largest);
    }

    private ReadOnlySpan<float> PointOf(int bidder) => bidders.AsSpan(bidder * width, width);
}
