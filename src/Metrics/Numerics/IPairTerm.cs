using System.Runtime.Intrinsics;

namespace NebulaBench.Metrics.Numerics;

/// <summary>What a kernel sums for each pair of query and point, eight or four pairs at a time with the same bits.</summary>
public interface IPairTerm
{
    /// <summary>Where the sum starts, given half the points' squared norms.</summary>
    static abstract Vector512<double> Start(Vector512<double> halfNorms);

    /// <inheritdoc cref="Start(Vector512{double})"/>
    static abstract Vector256<double> Start(Vector256<double> halfNorms);

    /// <summary>Adds the term of one dimension, given the query's coordinate and the points' negated ones.</summary>
    static abstract Vector512<double> Add(Vector512<double> sum, Vector512<double> query, Vector512<double> negated);

    /// <inheritdoc cref="Add(Vector512{double}, Vector512{double}, Vector512{double})"/>
    static abstract Vector256<double> Add(Vector256<double> sum, Vector256<double> query, Vector256<double> negated);
}

/// <summary>Squared distances from differences, without the cancellation of the expanded square.</summary>
public readonly struct SquaredDifference : IPairTerm
{
    /// <inheritdoc/>
    public static Vector512<double> Start(Vector512<double> halfNorms) => Vector512<double>.Zero;

    /// <inheritdoc/>
    public static Vector256<double> Start(Vector256<double> halfNorms) => Vector256<double>.Zero;

    /// <inheritdoc/>
    public static Vector512<double> Add(Vector512<double> sum, Vector512<double> query, Vector512<double> negated)
    {
        Vector512<double> difference = query + negated;
        return Vector512.FusedMultiplyAdd(difference, difference, sum);
    }

    /// <inheritdoc/>
    public static Vector256<double> Add(Vector256<double> sum, Vector256<double> query, Vector256<double> negated)
    {
        Vector256<double> difference = query + negated;
        return Vector256.FusedMultiplyAdd(difference, difference, sum);
    }
}

/// <summary>
/// Half the point's squared norm less the dot product: half the squared distance up to a term of the query alone, with half the
/// arithmetic. Good for finding the nearest, not for values.
/// </summary>
public readonly struct Ranking : IPairTerm
{
    /// <inheritdoc/>
    public static Vector512<double> Start(Vector512<double> halfNorms) => halfNorms;

    /// <inheritdoc/>
    public static Vector256<double> Start(Vector256<double> halfNorms) => halfNorms;

    /// <inheritdoc/>
    public static Vector512<double> Add(Vector512<double> sum, Vector512<double> query, Vector512<double> negated) =>
        Vector512.FusedMultiplyAdd(query, negated, sum);

    /// <inheritdoc/>
    public static Vector256<double> Add(Vector256<double> sum, Vector256<double> query, Vector256<double> negated) =>
        Vector256.FusedMultiplyAdd(query, negated, sum);
}
