using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NebulaBench.Toolkit.Reconstructions;

/// <summary>Options of <see cref="GaussianReconstruction"/>.</summary>
public sealed record GaussianReconstructionOptions
{
    /// <summary>The standard deviation σ, in the units of the data.</summary>
    [Description("Standard deviation of the output distribution, in the units of the data.")]
    [Range(1e-6, 1e6)]
    public double Scale { get; init; } = 1.0;

    /// <summary>Whether values where the target is empty are left out.</summary>
    [Description("Count only where the target is not empty: in an image the pixels that are not 0 in every channel, in other "
        + "data the values that are not 0.")]
    public bool OnlyWhereTarget { get; init; }
}
