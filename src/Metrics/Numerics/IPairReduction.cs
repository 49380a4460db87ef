namespace NebulaBench.Metrics.Numerics;

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
