namespace NebulaBench.Runs.Checkpoints;

/// <summary>The sums of loss terms over the part of an epoch that is done.</summary>
/// <param name="Terms">The terms in the order in which they first came.</param>
/// <param name="Samples">The samples that were summed over.</param>
public sealed record LossSums(IReadOnlyList<TermSum> Terms, long Samples);

/// <summary>The sum of one loss term.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sum">The sum of its values, each times the size of its batch.</param>
public sealed record TermSum(string Name, double Sum);
