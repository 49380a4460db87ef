using NebulaBench.Conformance.Points;
using NebulaBench.Datasets;
using TorchSharp;

namespace NebulaBench.Conformance.Reconstructions;

/// <summary>What every reconstruction must do.</summary>
/// <param name="create">Makes the reconstruction; called several times, with the same options each time.</param>
/// <param name="data">Data whose targets it can hold outputs against; tried are outputs and targets of noise.</param>
public sealed class ReconstructionPoints(Func<ReconstructionLoss> create, IReadOnlyList<DatasetInfo> data)
{
    private const double Rounding = 1e-4;
    private const double StepLength = 0.05;
    private const double FarOff = 30;

    /// <summary>The points; the first are those without which nothing else can be looked at.</summary>
    public IReadOnlyList<ConformancePoint> All =>
    [
        new(
            "supports the data", "Supports must return Compatibility.Yes for all data whose targets PerSample can hold an output against.", SupportsTheData)
        {
            IsBasic = true,
        },
        new("every sample has a cost", "PerSample must return a finite number for each sample, [batch]; if it cannot for some data, Supports must say so.",
            () => ForEach(EverySampleHasACost)) { IsBasic = true },
        new("a sample's cost does not depend on its batch", "Hold each sample against its own target alone.", () => ForEach(CostDoesNotDependOnItsBatch)),
        new(
            "costs add up over a sample", "Sum over a sample's axes, never average over them: the weights of an objective's other terms rely on it.",
            () => ForEach(CostsAddUpOverASample)),
        new("the mean is that of the samples", "Mean must be the mean of PerSample; what ReconstructionLoss has is.", () => ForEach(MeanIsThatOfTheSamples)),
        new("gradients lead to a lower cost", "Keep the graph from the output to the cost, for every sample.", () => ForEach(GradientsLeadToALowerCost)),
        new(
            "takes what is exact, empty and far off", "Guard logarithms and roots: cost and gradient must be finite where an output is its target, zero or large.",
            () => ForEach(TakesExtremes)),
        new("changes neither output nor target", "Do not write into what is given: others read it too.", () => ForEach(ChangesNeitherOutputNorTarget)),
        new("can be shown", "Present must return something finite for each sample, [batch, …].", () => ForEach(CanBeShown)),
        new("keeps no tensor", "Keep nothing of a step in fields.", () => ForEach(KeepsNoTensor)),
    ];

    private void SupportsTheData()
    {
        foreach (DatasetInfo tried in data)
        {
            Require.Fits(create().Supports(tried), $"{tried.Output}");
        }
    }

    private static void EverySampleHasACost(ReconstructionProbe probe)
    {
        torch.Tensor costs = probe.Costs();
        Require.Shape(costs, [ReconstructionProbe.Size], "what PerSample returns");
        Require.Finite(costs, "a cost");
    }

    private static void CostDoesNotDependOnItsBatch(ReconstructionProbe probe)
    {
        torch.Tensor together = probe.Costs();
        for (int sample = 0; sample < ReconstructionProbe.Size; sample++)
        {
            torch.Tensor alone = probe.Loss.PerSample(probe.Output.narrow(0, sample, 1), probe.Target.narrow(0, sample, 1));
            IsAbout(alone.ToDouble(), together[sample].ToDouble(), Rounding, "a sample alone has another cost");
        }
    }

    // Averages would stay the same. Approximate assignments of points may be off by some per cent.
    private static void CostsAddUpOverASample(ReconstructionProbe probe)
    {
        (torch.Tensor output, torch.Tensor target) = probe.Doubled();
        double once = probe.Costs().sum().ToDouble(), twice = probe.Loss.PerSample(output, target).sum().ToDouble();
        IsAbout(twice, 2 * once, 0.1, "samples of twice the size do not cost twice as much");
    }

    private static void MeanIsThatOfTheSamples(ReconstructionProbe probe) =>
        IsAbout(probe.Loss.Mean(probe.Output, probe.Target).ToDouble(), probe.Costs().mean().ToDouble(), Rounding, "Mean is another");

    private static void GradientsLeadToALowerCost(ReconstructionProbe probe)
    {
        (torch.Tensor costs, torch.Tensor gradient) = probe.CostsAndGradient(probe.Output, probe.Target);
        torch.Tensor steepness = gradient.flatten(start_dim: 1).norm(1, keepdim: true);
        Require.That(steepness.gt(0).all().ToBoolean(), "a sample has no gradient");
        torch.Tensor length = StepLength * probe.Output.flatten(start_dim: 1).norm(1, keepdim: true) / steepness; // [batch, 1]
        torch.Tensor step = (gradient.flatten(start_dim: 1) * length).view_as(gradient);
        torch.Tensor lower = probe.Loss.PerSample(probe.Output - step, probe.Target);
        Require.That(lower.lt(costs).all().ToBoolean(), "a step down the gradient makes a sample cost more");
    }

    private static void TakesExtremes(ReconstructionProbe probe)
    {
        IsFinite("zeros", probe, torch.zeros_like(probe.Output));
        IsFinite("large numbers", probe, FarOff * probe.Output.sign());
        if (probe.Target.is_floating_point() && probe.Target.shape.SequenceEqual(probe.Output.shape))
            IsFinite("the target itself", probe, probe.Target);
    }

    private static void IsFinite(string what, ReconstructionProbe probe, torch.Tensor output)
    {
        (torch.Tensor costs, torch.Tensor gradient) = probe.CostsAndGradient(output, probe.Target);
        Require.Finite(costs, $"the cost of {what}");
        Require.Finite(gradient, $"the gradient of {what}");
    }

    private static void ChangesNeitherOutputNorTarget(ReconstructionProbe probe)
    {
        (torch.Tensor output, torch.Tensor target) = (probe.Output.clone(), probe.Target.clone());
        probe.Costs();
        probe.Loss.Mean(probe.Output, probe.Target);
        probe.Loss.Present(probe.Output);
        Require.That(Require.Same(probe.Output, output), "the output has changed");
        Require.That(Require.Same(probe.Target, target), "the target has changed");
    }

    private static void CanBeShown(ReconstructionProbe probe)
    {
        torch.Tensor shown = probe.Loss.Present(probe.Output);
        Require.That(
            shown.dim() > 0 && shown.shape[0] == ReconstructionProbe.Size, $"of {ReconstructionProbe.Size} samples it shows [{string.Join(", ", shown.shape)}]");
        Require.Finite(shown, "what Present returns");
    }

    private static void KeepsNoTensor(ReconstructionProbe probe) => LiveTensors.StayFlat(() =>
    {
        probe.CostsAndGradient(probe.Output, probe.Target);
        probe.Loss.Mean(probe.Output, probe.Target);
        probe.Loss.Present(probe.Output);
    });

    private static void IsAbout(double actual, double expected, double share, string cause) => Require.That(
        Math.Abs(actual - expected) <= share * Math.Max(1, Math.Abs(expected)), FormattableString.Invariant($"{cause}: {actual:0.####}, not {expected:0.####}"));

    private void ForEach(Action<ReconstructionProbe> check)
    {
        foreach (DatasetInfo tried in data)
        {
            ReconstructionLoss loss = create();
            Require.At(tried.Output.ToString(), () =>
            {
                using DisposeScope scope = torch.NewDisposeScope();
                torch.manual_seed(1);
                check(new ReconstructionProbe(loss, tried));
            });
        }
    }
}
