namespace NebulaBench.Host.Evaluation.Numerics;

/// <summary>What a block of queries makes of its distances. One object per block, used by one thread; references come in order.</summary>
public interface IPairReduction
{
    /// <summary>Takes what the kernel computed between one query and a run of references.</summary>
    /// <param name="query">The query's row.</param>
    /// <param name="firstReference">The position of the first reference.</param>
    /// <param name="values">One value per reference.</param>
    void Accept(int query, int firstReference, ReadOnlySpan<double> values);

    /// <summary>Called once every reference was seen.</summary>
    void Finish();
}

/// <summary>Computes between every query and every reference, four queries at a time.</summary>
/// <param name="queries">Four interleaved queries.</param>
/// <param name="panels">Whole panels.</param>
/// <param name="dimension">The number of dimensions.</param>
/// <param name="tile">Receives four rows.</param>
public delegate void PairKernel(ReadOnlySpan<double> queries, ReadOnlySpan<double> panels, int dimension, Span<double> tile);

/// <summary>
/// Goes through all pairs of queries and references in blocks that stay in the cache, on all cores, without ever holding more than a
/// few rows of distances. A block of queries has a fixed size and belongs to one thread, so no result depends on the number of threads.
/// </summary>
public static class BlockedPairs
{
    /// <summary>How many queries make a block.</summary>
    public const int BlockRows = 64;

    private const int CachedValues = 32 * 1024;

    /// <summary>Runs the kernel over all pairs.</summary>
    /// <param name="rows">The queries, row-major.</param>
    /// <param name="references">The references.</param>
    /// <param name="kernel">What is computed for each pair.</param>
    /// <param name="open">Makes the reduction of a block from its first query and its number of queries.</param>
    public static void Run(double[] rows, PackedPoints references, PairKernel kernel, Func<int, int, IPairReduction> open)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(references);
        int count = rows.Length / references.Dimension;
        int blocks = (count + BlockRows - 1) / BlockRows;
        Parallel.For(0, blocks, () => new Workspace(references, PanelsPerTile(references)), (block, _, workspace) =>
        {
            int first = block * BlockRows;
            int size = Math.Min(BlockRows, count - first);
            IPairReduction reduction = open(first, size);
            workspace.Run(rows, first, size, kernel, reduction);
            reduction.Finish();
            return workspace;
        }, _ => { });
    }

    private static int PanelsPerTile(PackedPoints references) =>
        Math.Clamp(CachedValues / references.PanelLength, 1, Math.Max(1, references.PanelCount));

    /// <summary>The buffers of one thread.</summary>
    private sealed class Workspace(PackedPoints references, int panelsPerTile)
    {
        private readonly double[] queries = new double[BlockRows * references.Dimension];
        private readonly double[] tile = new double[DistanceKernel.Queries * panelsPerTile * PackedPoints.PanelWidth];

        public void Run(double[] rows, int first, int size, PairKernel kernel, IPairReduction reduction)
        {
            Interleave(rows, first, size);
            int groupLength = DistanceKernel.Queries * references.Dimension;
            for (int panel = 0; panel < references.PanelCount; panel += panelsPerTile)
            {
                int panels = Math.Min(panelsPerTile, references.PanelCount - panel);
                int position = panel * PackedPoints.PanelWidth;
                int stride = panels * PackedPoints.PanelWidth;
                int points = Math.Min(stride, references.Count - position);
                for (int row = 0; row < size; row += DistanceKernel.Queries)
                {
                    ReadOnlySpan<double> group = queries.AsSpan(row / DistanceKernel.Queries * groupLength, groupLength);
                    kernel(group, references.Panels(panel, panels), references.Dimension, tile);
                    for (int member = 0; member < Math.Min(DistanceKernel.Queries, size - row); member++)
                    {
                        reduction.Accept(first + row + member, position, tile.AsSpan(member * stride, points));
                    }
                }
            }
        }

        private void Interleave(double[] rows, int first, int size)
        {
            int dimension = references.Dimension;
            for (int row = 0; row < size; row++)
            {
                ReadOnlySpan<double> source = rows.AsSpan((first + row) * dimension, dimension);
                int target = (row / DistanceKernel.Queries * DistanceKernel.Queries * dimension) + (row % DistanceKernel.Queries);
                for (int j = 0; j < dimension; j++)
                {
                    queries[target + (j * DistanceKernel.Queries)] = source[j];
                }
            }
        }
    }
}
