using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NebulaBench.Objectives.Contrastive.Views;

/// <summary>How views of vectors are made.</summary>
public sealed record VectorViewOptions
{
    [Description("Share of the values that are set to 0.")]
    [Range(0, 0.99)]
    public double Masking { get; init; } = 0.2;

    [Description("Standard deviation of noise on every value, in standard deviations of its feature over the batch.")]
    [Range(0, 1e6)]
    public double Noise { get; init; } = 0.1;
}
