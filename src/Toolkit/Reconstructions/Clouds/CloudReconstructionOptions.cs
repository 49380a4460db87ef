using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace NebulaBench.Toolkit.Reconstructions.Clouds;

/// <summary>Options of the reconstructions of point clouds.</summary>
public sealed record CloudReconstructionOptions
{
    /// <summary>The distance σ that costs half a nat a point.</summary>
    [Description("The distance σ, in the units of the data, at which a point costs half a nat: smaller values weigh the reconstruction more "
        + "against the objective's other terms.")]
    [Range(1e-6, 1e6)]
    public double Scale { get; init; } = 0.1;
}
