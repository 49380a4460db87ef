namespace NebulaBench.Host.Evaluation.Numerics;

/// <summary>The search for nearest neighbours: hands each block of queries its candidates' table and gathers the results.</summary>
internal sealed class NeighbourSearch
{
    private readonly double[] queries;
    private readonly double[] references;
    private readonly double[] origin;
    private readonly int dimension;
    private readonly bool leaveOneOut;
    private readonly double largestNorm;

    public NeighbourSearch(double[] queries, double[] references, double[] origin, int neighbours, bool leaveOneOut)
    {
        this.queries = queries;
        this.references = references;
        this.origin = origin;
        this.leaveOneOut = leaveOneOut;
        dimension = origin.Length;
        int count = queries.Length / dimension * neighbours;
        Result = new NearestNeighbours(new int[count], new double[count], neighbours);
        for (int at = 0; at < references.Length; at += dimension)
        {
            largestNorm = Math.Max(largestNorm, RowMath.SquaredDistance(references.AsSpan(at, dimension), origin));
        }
    }

    public NearestNeighbours Result { get; }

    public IPairReduction Open(int first, int count) => new NeighbourBlock(this, first, count);

    public double SquaredDistance(int query, int reference) =>
        RowMath.SquaredDistance(queries.AsSpan(query * dimension, dimension), references.AsSpan(reference * dimension, dimension));

    public bool Excludes(int query, int reference) => leaveOneOut && query == reference;

    /// <summary>The squared norm of a query about the origin.</summary>
    public double SquaredNorm(int query) => RowMath.SquaredDistance(queries.AsSpan(query * dimension, dimension), origin);

    /// <summary>How far the rounding of a ranking may be off: a generous bound on the error of a dot product and two norms.</summary>
    public double Margin(double squaredNorm) => 4 * (dimension + 8) * 2.2e-16 * (squaredNorm + largestNorm);
}
