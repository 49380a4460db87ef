namespace NebulaBench.Metrics.Numerics;

/// <summary>Two reductions of the same distances, so that they are computed once.</summary>
internal sealed class BothReductions(IPairReduction one, IPairReduction other) : IPairReduction
{
    public void Accept(int query, int firstReference, ReadOnlySpan<double> values)
    {
        one.Accept(query, firstReference, values);
        other.Accept(query, firstReference, values);
    }

    public void Finish()
    {
        one.Finish();
        other.Finish();
    }
}
