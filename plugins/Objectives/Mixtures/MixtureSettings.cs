using NebulaBench.Toolkit.Objectives;
using NebulaBench.Toolkit.Prototypes;

namespace NebulaBench.Objectives.Mixtures;

/// <summary>What the two objectives with a Gaussian-mixture prior set differently.</summary>
/// <param name="Components">The number of components.</param>
/// <param name="PlaceAfter">Epochs trained with a standard normal prior before the mixture is fitted to the latents.</param>
/// <param name="Fitted">The components' covariances while they are fitted.</param>
/// <param name="Beta">Weight of the divergence from the prior.</param>
/// <param name="WarmUp">How that weight rises.</param>
internal sealed record MixtureSettings(int Components, int PlaceAfter, FittedCovariance Fitted, double Beta, WarmUp WarmUp);
