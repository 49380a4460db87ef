using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Toolkit.Objectives;

namespace NebulaBench.Objectives.Mixtures;

/// <summary>Options of the variational autoencoder with a VampPrior.</summary>
public sealed record VampOptions
{
    [Description("The number of pseudo-inputs, which is the number of the prior's components.")]
    [Range(1, 10_000)]
    public int PseudoInputs { get; init; } = 100;

    [Description("Whether pseudo-inputs are trained; if not, or where inputs are tokens, they stay the training samples they start as.")]
    public bool Trained { get; init; } = true;

    [Description("Weight β of the divergence from the prior.")]
    [Range(0, 1e6)]
    public double Beta { get; init; } = 1;

    [Description("How β increases to its full value.")]
    public WarmUpShape WarmUp { get; init; } = WarmUpShape.None;

    [Description("Epochs of the increase (linear) or of one cycle (cyclic).")]
    [Range(0, 1e6)]
    public double WarmUpEpochs { get; init; } = 10;
}
