using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Plugins;

namespace NebulaBench.Training.Options;

/// <summary>How a model is trained: the experiment's <c>training</c> section, but for the optimizer and the schedule in it, which are components.</summary>
public sealed record TrainingOptions
{
    [Description("Passes over the training split.")]
    [Range(0, 1_000_000)]
    public int Epochs { get; init; } = 20;

    [Description("Samples per step.")]
    [Range(1, 1_000_000)]
    public int BatchSize { get; init; } = 256;

    [Description("Leave out a last batch that is smaller than the others.")]
    public bool DropIncompleteBatch { get; init; } = true;

    [Description("Take faster ways to the same result but for its last digits: adam and adamw in one pass, numbers too small to matter as zero.")]
    public bool Fast { get; init; } = true;

    [Description("Scale gradients down to this norm at most; 0 for never.")]
    [Range(0, 1e12)]
    public double ClipGradientNorm { get; init; }

    [Description("Stop when a logged value no longer improves; off when absent.")]
    public EarlyStoppingOptions? EarlyStopping { get; init; }

    [Description("Measure the loss on the validation split every so many epochs; 0 for never.")]
    [Range(0, 1_000_000)]
    public int ValidateEvery { get; init; } = 1;

    [Description("Which weights are evaluated: those of the last epoch, or those of the epoch with the best validation loss.")]
    public EvaluatedWeights Evaluate { get; init; } = EvaluatedWeights.Last;

    [NonSemantic]
    [Description("Keep a checkpoint after every so many epochs; 0 for none but that of an interruption.")]
    [Range(0, 1_000_000)]
    public int CheckpointEvery { get; init; } = 1;

    [NonSemantic]
    [Description("The fewest seconds between two checkpoints, so that short epochs are not spent on writing them.")]
    [Range(0, 1e6)]
    public double CheckpointSeconds { get; init; } = 10;

    [Description("The device: cpu, cuda or cuda:<index>.")]
    [RegularExpression("cpu|cuda(:[0-9]+)?", ErrorMessage = "must be cpu, cuda or cuda:<index>")]
    public string Device { get; init; } = "cpu";
}

/// <summary>When to stop before the last epoch.</summary>
public sealed record EarlyStoppingOptions
{
    [Description("The logged value to watch, such as validation/total or training/kl.")]
    [Required]
    public string Monitor { get; init; } = "validation/total";

    [Description("Epochs without improvement that are waited for.")]
    [Range(1, 1_000_000)]
    public int Patience { get; init; } = 5;

    [Description("A smaller change does not count as improvement.")]
    [Range(0, 1e12)]
    public double MinimumChange { get; init; }

    [Description("Whether a larger value is the better one.")]
    public bool HigherIsBetter { get; init; }
}

/// <summary>Which of a run's weights are evaluated.</summary>
public enum EvaluatedWeights
{
    /// <summary>Those of the last epoch.</summary>
    Last,

    /// <summary>Those of the epoch with the lowest monitored value.</summary>
    Best,
}
