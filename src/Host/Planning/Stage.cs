using NebulaBench.Objectives;

namespace NebulaBench.Host.Planning;

/// <summary>A training that goes before a run's own.</summary>
/// <param name="Objective">The objective it minimises.</param>
/// <param name="Options">How long, and what is taken over from it.</param>
public sealed record Stage(ComponentSpec Objective, PretrainingOptions Options);
