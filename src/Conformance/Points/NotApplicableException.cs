namespace NebulaBench.Conformance.Points;

/// <summary>A point says nothing about this component.</summary>
/// <param name="reason">Why, one line.</param>
public sealed class NotApplicableException(string reason) : Exception(reason);
