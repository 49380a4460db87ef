using NebulaBench.Datasets;
using TorchSharp;

namespace NebulaBench.Conformance.Tests;

/// <summary>What can be wrong with a reconstruction.</summary>
internal enum ReconstructionFlaw
{
    None,
    ClaimsTokens,
    AveragesOverTheBatch,
    LooksAtTheBatch,
    AveragesOverTheSample,
    HasAnotherMean,
    CutsTheGraph,
    TurnsItsGradient,
    TakesARoot,
    WritesIntoTheOutput,
    ShowsOneSample,
    KeepsCosts,
}

/// <summary>The squared error of vectors, with one flaw.</summary>
internal sealed class SpoiltReconstruction(ReconstructionFlaw flaw) : ReconstructionLoss
{
    private readonly List<torch.Tensor> kept = [];

    public override string Name => "spoilt";

    public override Compatibility Supports(DatasetInfo data) =>
        flaw == ReconstructionFlaw.ClaimsTokens ? Compatibility.Yes : TargetsAreNumbers(data);

    public override torch.Tensor PerSample(torch.Tensor output, torch.Tensor target)
    {
        torch.Tensor squares = (output - target).pow(2).flatten(start_dim: 1);
        torch.Tensor costs = squares.sum(1L);
        switch (flaw)
        {
            case ReconstructionFlaw.AveragesOverTheBatch:
                return costs.mean();
            case ReconstructionFlaw.LooksAtTheBatch:
                return costs + (0.1 * costs.max());
            case ReconstructionFlaw.AveragesOverTheSample:
                return squares.mean([1L]);
            case ReconstructionFlaw.CutsTheGraph:
                return costs.detach();
            case ReconstructionFlaw.TurnsItsGradient:
                return (2 * costs.detach()) - costs;
            case ReconstructionFlaw.TakesARoot:
                return squares.sqrt().sum(1L);
            case ReconstructionFlaw.WritesIntoTheOutput when !output.requires_grad:
                output.clamp_(0, 1);
                return costs;
            case ReconstructionFlaw.KeepsCosts:
                kept.Add(costs.detach().DetachFromDisposeScope());
                return costs;
            default:
                return costs;
        }
    }

    public override torch.Tensor Mean(torch.Tensor output, torch.Tensor target) =>
        flaw == ReconstructionFlaw.HasAnotherMean ? PerSample(output, target).sum() : base.Mean(output, target);

    public override torch.Tensor Present(torch.Tensor output) => flaw == ReconstructionFlaw.ShowsOneSample ? output[0] : output;
}
