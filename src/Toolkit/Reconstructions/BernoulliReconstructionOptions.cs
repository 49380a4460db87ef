using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NebulaBench.Toolkit.Reconstructions;

/// <summary>Options of <see cref="BernoulliReconstruction"/>.</summary>
public sealed record BernoulliReconstructionOptions
{
    /// <summary>How many times a filled value counts.</summary>
    [Description("How many times the filled values (1, in their share) count compared to the empty ones: more than 1 keeps sparse volumes from "
        + "being reconstructed as empty; other than 1 it is no likelihood any more.")]
    [Range(1e-3, 1e3)]
    public double FilledWeight { get; init; } = 1;
}
