using NebulaBench.Datasets;
using NebulaBench.PluginConformance;
using NebulaBench.Toolkit.Reconstructions;
using NebulaBench.Toolkit.Reconstructions.Clouds;

namespace NebulaBench.Abstractions.Tests.Reconstruction;

[TestFixture]
internal sealed class GaussianConformance : ReconstructionConformance
{
    protected override ReconstructionLoss Create() => new GaussianReconstruction(new GaussianReconstructionOptions { Scale = 0.5 });
}

[TestFixture]
internal sealed class MaskedGaussianConformance : ReconstructionConformance
{
    protected override ReconstructionLoss Create() => new GaussianReconstruction(new GaussianReconstructionOptions { OnlyWhereTarget = true });
}

[TestFixture]
internal sealed class BernoulliConformance : ReconstructionConformance
{
    protected override ReconstructionLoss Create() => new BernoulliReconstruction();
}

[TestFixture]
internal sealed class WeightedBernoulliConformance : ReconstructionConformance
{
    protected override ReconstructionLoss Create() => new BernoulliReconstruction(new BernoulliReconstructionOptions { FilledWeight = 5 });
}

[TestFixture]
internal sealed class CategoricalConformance : ReconstructionConformance
{
    protected override ReconstructionLoss Create() => new CategoricalReconstruction();
}

[TestFixture]
internal sealed class WeightedCategoricalConformance : ReconstructionConformance
{
    protected override ReconstructionLoss Create() => new CategoricalReconstruction(new CategoricalReconstructionOptions { BackgroundWeight = 0.2 });
}

[TestFixture]
internal sealed class PoissonConformance : ReconstructionConformance
{
    protected override ReconstructionLoss Create() => new PoissonReconstruction();
}

[TestFixture]
internal sealed class NegativeBinomialConformance : ReconstructionConformance
{
    protected override ReconstructionLoss Create() => new NegativeBinomialReconstruction(new NegativeBinomialReconstructionOptions { InverseDispersion = [0.7] });
}

[TestFixture]
internal sealed class ChamferConformance : ReconstructionConformance
{
    protected override ReconstructionLoss Create() => new ChamferReconstruction(new CloudReconstructionOptions());
}

[TestFixture]
internal sealed class EarthMoversConformance : ReconstructionConformance
{
    protected override ReconstructionLoss Create() => new EarthMoversReconstruction(new CloudReconstructionOptions());
}
