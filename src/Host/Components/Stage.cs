using NebulaBench.Datasets;
using NebulaBench.Objectives;

namespace NebulaBench.Host.Components;

/// <summary>A training that goes before a run's own.</summary>
/// <param name="Objective">The objective it minimizes.</param>
/// <param name="Options">How long, and what is taken over from it.</param>
public sealed record Stage(ComponentSpec Objective, PretrainingOptions Options)
{
    /// <summary>Whether it can train with such inputs: only where 0 is a value like others can values be set to it.</summary>
    /// <param name="input">What an input is.</param>
    public Compatibility Supports(SampleShape input) => Options.Corruption > 0 && input is not (VectorShape or ImageShape or VolumeShape)
        ? Compatibility.No($"pretraining.corruption masks values of vectors, images and volumes, not of a {input.Kind}; write pretraining.corruption: 0")
        : Compatibility.Yes;
}
