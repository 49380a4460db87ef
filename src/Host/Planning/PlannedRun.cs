namespace NebulaBench.Host.Planning;

/// <summary>A run and its place in the plan.</summary>
/// <param name="Spec">The run.</param>
/// <param name="Number">Its position, from 1.</param>
/// <param name="Of">The number of runs in the plan.</param>
public sealed record PlannedRun(RunSpec Spec, int Number, int Of);
