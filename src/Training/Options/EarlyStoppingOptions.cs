using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NebulaBench.Training.Options;

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
