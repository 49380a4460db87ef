using NebulaBench.Host.Components;
using NebulaBench.Training;
using NebulaBench.Training.Options;

namespace NebulaBench.Host.Configuration.Components;

/// <summary>The <c>training</c> section of an experiment.</summary>
/// <param name="Options">Its own options.</param>
/// <param name="Optimizer">The optimizer in it.</param>
/// <param name="Schedule">The schedule in it.</param>
public sealed record ConfiguredTraining(TrainingOptions Options, ComponentSpec Optimizer, ComponentSpec Schedule);
