using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NebulaBench.Optimization;

/// <summary>What the options of every optimizer have: the learning rate, which pretraining may set and reports name.</summary>
public abstract record OptimizationOptions
{
    /// <summary>The step size, before the schedule's factor.</summary>
    [Description("Step size.")]
    [Range(0, 1e6)]
    public double LearningRate { get; init; } = 1e-3;
}
