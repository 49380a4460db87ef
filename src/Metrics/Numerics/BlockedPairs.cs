namespace NebulaBench.Metrics.Numerics;

/// <summary>
/// Goes through all pairs of queries and references in blocks that stay in the cache, on all cores, without ever holding more than a
/// small tile of distances. A block of queries has a fixed size and belongs to one thread, so no result depends on the number of threads.
/// </summary>
public static class BlockedPairs
{
    /// <summary>How many queries make a block.</summary>
    public const int BlockRows = 64;

    private const int PanelsPerTile = 16;

    /// <summary>Hands the squared distances of all pairs to the blocks' reductions.</summary>
    /// <param name="rows">The queries, row-major.</param>
    /// <param name="references">The references.</param>
    /// <param name="open">Makes the reduction of a block from its first query and its number of queries.</param>
    public static void Run(double[] rows, PackedPoints references, Func<int, int, IPairReduction> open) =>
        Run<SquaredDifference>(rows, references, open);

    /// <summary>Hands what a term sums for all pairs to the blocks' reductions.</summary>
    /// <param name="rows">The queries, row-major.</param>
    /// <param name="references">The references.</param>
    /// <param name="open">Makes the reduction of a block from its first query and its number of queries.</param>
    /// <param name="halfOnly">
    /// Whether queries and references are the same rows and a pair is wanted once: references are then only those up to the block's end.
    /// </param>
    public static void Run<TTerm>(double[] rows, PackedPoints references, Func<int, int, IPairReduction> open, bool halfOnly = false)
        where TTerm : struct, IPairTerm
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(references);
        int count = rows.Length / references.Dimension;
        int blocks = (count + BlockRows - 1) / BlockRows;
        Parallelism.For(0, blocks, () => new Workspace(references), (block, _, workspace) =>
        {
            int first = block * BlockRows;
            int size = Math.Min(BlockRows, count - first);
            IPairReduction reduction = open(first, size);
            int panels = halfOnly ? (first + size + PackedPoints.PanelWidth - 1) / PackedPoints.PanelWidth : references.PanelCount;
            workspace.Run<TTerm>(rows.AsSpan(first * references.Dimension, size * references.Dimension), first, panels, reduction);
            reduction.Finish();
            return workspace;
        }, _ => { });
    }

    /// <summary>The buffers of one thread.</summary>
    private sealed class Workspace(PackedPoints references)
    {
        private readonly double[] interleaved = new double[PairKernel.InterleavedLength(BlockRows, references.Dimension)];
        private readonly double[] tile = new double[BlockRows * PanelsPerTile * PackedPoints.PanelWidth];

        public void Run<TTerm>(ReadOnlySpan<double> rows, int first, int panelCount, IPairReduction reduction)
            where TTerm : struct, IPairTerm
        {
            int dimension = references.Dimension;
            int size = rows.Length / dimension;
            PairKernel.Interleave(rows, dimension, interleaved);
            ReadOnlySpan<double> queries = interleaved.AsSpan(0, PairKernel.InterleavedLength(size, dimension));
            for (int panel = 0; panel < panelCount; panel += PanelsPerTile)
            {
                int panels = Math.Min(PanelsPerTile, panelCount - panel);
                int position = panel * PackedPoints.PanelWidth;
                int stride = panels * PackedPoints.PanelWidth;
                int points = Math.Min(stride, references.Count - position);
                PairKernel.Run<TTerm>(queries, references.Panels(panel, panels), dimension, tile);
                for (int row = 0; row < size; row++)
                {
                    reduction.Accept(first + row, position, tile.AsSpan(row * stride, points));
                }
            }
        }
    }
}

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
