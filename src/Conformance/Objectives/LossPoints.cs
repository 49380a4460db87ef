using NebulaBench.Conformance.Points;
using NebulaBench.Objectives;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Conformance.Objectives;

/// <summary>What the loss of every objective must do; the part of <see cref="ObjectivePoints"/> that looks at terms and gradients.</summary>
/// <param name="probes">Makes probes of the objective.</param>
/// <param name="isMeanOverBatch">Whether it claims that a batch twice itself has the same loss.</param>
internal sealed class LossPoints(ObjectiveProbes probes, bool isMeanOverBatch)
{
    public IReadOnlyList<ConformancePoint> All =>
    [
        new(
            "the loss has named terms that add up", "Loss must give scalars, each with a kebab-case name of its own, and at least one with a weight.",
            () => probes.Fresh(TheLossHasNamedTermsThatAddUp)) { IsBasic = true },
        new("loss and gradients are finite", "Guard logarithms, roots and divisions by sums that can be zero.", () => probes.Fresh(LossAndGradientsAreFinite)),
        new(
            "the loss is a mean over the batch", "Average over the batch, never sum; where samples are held against each other, do not claim more.",
            () => probes.Trained(TheLossIsAMeanOverTheBatch)),
        new(
            "gradients reach every parameter", "Use every parameter in the loss, and keep its graph; what gradients do not move has requires_grad: false.",
            () => probes.Fresh(GradientsReachEveryParameter)),
        new(
            "takes degenerate batches", "The loss of one sample, of equal samples and of zeros must be finite: guard empty sums and zero variances.",
            TakesDegenerateBatches),
    ];

    private static void TheLossHasNamedTermsThatAddUp(ObjectiveProbe probe)
    {
        LossTerms terms = probe.Loss(probe.Samples(0, ObjectiveProbe.BatchSize)).Terms;
        double sum = 0;
        foreach (LossTerm term in terms.Terms)
        {
            Require.That(IsKebabCase(term.Name), $"a term is called '{term.Name}'");
            Require.That(term.Value.numel() == 1, $"the term {term.Name} is no scalar: it has {term.Value.numel()} values");
            sum += term.Weight == 0 ? 0 : term.Weight * term.Value.ToDouble();
        }
        Require.That(terms.Terms.DistinctBy(term => term.Name).Count() == terms.Terms.Count, "two terms have the same name");
        Require.That(terms.Terms.Any(term => term.Weight != 0), "no term has a weight");
        double total = terms.Total().ToDouble();
        bool differs = Math.Abs(total - sum) > 1e-4 * Math.Max(1, Math.Abs(sum)); // never where one is no number: that is another point
        Require.That(!differs, FormattableString.Invariant($"the terms add up to {sum}, the total is {total}"));
    }

    private static bool IsKebabCase(string name) =>
        name.Split('-').All(word => word.Length > 0 && word.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter)));

    private static void LossAndGradientsAreFinite(ObjectiveProbe probe) => probe.Train(2, () => GradientsAreFinite(probe));

    private static void GradientsAreFinite(ObjectiveProbe probe)
    {
        foreach ((string name, Parameter parameter) in probe.Module.named_parameters().Concat(probe.Backbone.named_parameters()))
        {
            if (parameter.grad is { } gradient)
                Require.Finite(gradient, $"the gradient of {name}");
        }
    }

    private void TheLossIsAMeanOverTheBatch(ObjectiveProbe probe)
    {
        torch.Tensor input = probe.Samples(0, ObjectiveProbe.BatchSize).Input;
        torch.Tensor indices = torch.arange(ObjectiveProbe.BatchSize, dtype: torch.int64);
        double once = Evaluated(probe, input, indices);
        double twice = Evaluated(probe, torch.cat([input, input]), torch.cat([indices, indices]));
        double allowed = isMeanOverBatch ? 1e-4 * Math.Max(1, Math.Abs(once)) : Math.Max(1, 0.5 * Math.Abs(once));
        Require.That(
            Math.Abs(twice - once) <= allowed, FormattableString.Invariant($"a batch has the loss {once:0.####}, and twice itself the loss {twice:0.####}"));
    }

    private static double Evaluated(ObjectiveProbe probe, torch.Tensor input, torch.Tensor indices)
    {
        probe.Module.eval();
        torch.manual_seed(4);
        return probe.Loss(probe.Of(input, indices)).Terms.Total().ToDouble();
    }

    private static void GradientsReachEveryParameter(ObjectiveProbe probe)
    {
        if (!probe.Module.IsTrained)
            throw new NotApplicableException("the objective is not trained");
        HashSet<Parameter> against = [.. probe.Module.Adversary?.parameters() ?? []];
        Dictionary<string, Parameter> silent = probe.Module.named_parameters()
            .Where(entry => entry.parameter.requires_grad && !against.Contains(entry.parameter))
            .ToDictionary(entry => entry.name, entry => entry.parameter);
        probe.Train(3, () =>
        {
            foreach ((string name, Parameter parameter) in silent.ToArray())
            {
                if (parameter.grad is { } gradient && gradient.abs().sum().ToDouble() > 0)
                    silent.Remove(name);
            }
        });
        Require.That(silent.Count == 0, $"in three epochs no gradient reached {string.Join(", ", silent.Keys)}");
    }

    private void TakesDegenerateBatches()
    {
        probes.Trained(probe => Degenerate(probe, "one sample", input => input.narrow(0, 0, 1)));
        probes.Trained(probe => Degenerate(probe, "equal samples", input => input.narrow(0, 0, 1).expand_as(input).clone()));
        probes.Trained(probe => Degenerate(probe, "zeros", input => torch.zeros_like(input)));
    }

    private static void Degenerate(ObjectiveProbe probe, string what, Func<torch.Tensor, torch.Tensor> of) => Require.At(what, () =>
    {
        torch.Tensor input = of(probe.Samples(0, ObjectiveProbe.BatchSize).Input);
        probe.Step(probe.Of(input, torch.arange(input.shape[0], dtype: torch.int64)), () => GradientsAreFinite(probe));
    });
}
