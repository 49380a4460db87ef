namespace NebulaBench.Conformance.Points;

/// <summary>A component does not do what its contract says.</summary>
/// <param name="cause">What it does instead, one line.</param>
/// <param name="inner">What it threw, if anything.</param>
public sealed class ConformanceException(string cause, Exception? inner = null) : Exception(cause, inner);
