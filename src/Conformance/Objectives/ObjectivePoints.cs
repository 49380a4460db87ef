using NebulaBench.Architectures;
using NebulaBench.Conformance.Points;
using NebulaBench.Datasets;
using NebulaBench.Objectives;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Conformance.Objectives;

/// <summary>What every objective must do, seen on a linear backbone and a few samples of noise.</summary>
/// <param name="create">Makes the objective; called several times, with the same options each time.</param>
/// <param name="data">What the samples are.</param>
/// <param name="isMeanOverBatch">
/// Whether it claims that a batch twice itself has the same loss: false where samples are held against each other. The loss must not grow
/// with the batch in any case.
/// </param>
public sealed class ObjectivePoints(Func<IObjective> create, DatasetInfo data, bool isMeanOverBatch = true)
{
    /// <summary>The points; the first are those without which nothing else can be looked at.</summary>
    public IReadOnlyList<ConformancePoint> All =>
    [
        new("supports the data", "Supports must return Fit.Yes for data that the objective can work on.", SupportsTheData) { IsBasic = true },
        new(
            "latents and codes have their shapes", "Embed must give Latent, Mean and LogVariance [batch, latent] and Code [batch, CodeDimension].",
            () => OnFresh(LatentsAndCodesHaveTheirShapes)) { IsBasic = true },
        new(
            "the loss has named terms that add up", "Loss must give scalars, each with a kebab-case name of its own, and at least one with a weight.",
            () => OnFresh(TheLossHasNamedTermsThatAddUp)) { IsBasic = true },
        new("loss and gradients are finite", "Guard logarithms, roots and divisions by sums that can be zero.", () => OnFresh(LossAndGradientsAreFinite)),
        new(
            "the loss is a mean over the batch", "Average over the batch, never sum; where samples are held against each other, do not claim more.",
            () => OnTrained(TheLossIsAMeanOverTheBatch)),
        new(
            "gradients reach every parameter", "Use every parameter in the loss, and keep its graph; what gradients do not move has requires_grad: false.",
            () => OnFresh(GradientsReachEveryParameter)),
        new(
            "prototypes learn", "Register prototypes as a Parameter (RegisterComponents), or move them in AfterStep or BeforeEpoch.",
            () => OnFresh(PrototypesLearn)),
        new(
            "latents belong to prototypes", "Assign must give [batch] int64 indices into Prototypes [prototypes, latent].",
            () => OnTrained(LatentsBelongToPrototypes)),
        new(
            "the prior can be drawn and measured", "SamplePrior must give [count, latent], LogPrior finite nats [batch].",
            () => OnTrained(ThePriorCanBeDrawnAndMeasured)),
        new(
            "evaluation draws nothing", "After eval(), Embed must return the posterior's mean as the latent, and no random numbers.",
            () => OnTrained(EvaluationDrawsNothing)),
        new(
            "takes degenerate batches", "The loss of one sample, of equal samples and of zeros must be finite: guard empty sums and zero variances.",
            TakesDegenerateBatches),
        new("the same seed gives the same module", "Draw initial values from torch's generator or the context's Seeds.", TheSameSeedGivesTheSameModule),
        new(
            "weights and state can be saved and loaded",
            "Register what is learned; give what else lasts from step to step in TrainingState, and take it back in RestoreTrainingState.",
            () => OnTrained(WeightsAndStateCanBeSavedAndLoaded)),
        new(
            "keeps no tensor", "Keep nothing of a step in fields, or dispose what it replaces; detach what must last.", () => OnTrained(KeepsNoTensor)),
    ];

    private void SupportsTheData()
    {
        Fit fit = create().Supports(data);
        Require.That(fit.IsGood, $"{data.Input}: Supports says: {fit.Reason}");
    }

    private static void LatentsAndCodesHaveTheirShapes(ObjectiveProbe probe)
    {
        Embedded(training: true);
        Embedded(training: false);

        void Embedded(bool training)
        {
            probe.Module.train(training);
            LatentBatch embedding = probe.Module.Embed(probe.Backbone.Encode(probe.Samples(0, ObjectiveProbe.BatchSize).Input));
            long[] latent = [ObjectiveProbe.BatchSize, ObjectiveProbe.LatentDimension], code = [ObjectiveProbe.BatchSize, probe.CodeDimension];
            Require.Shape(embedding.Latent, latent, "Latent");
            Require.Shape(embedding.Mean, latent, "Mean");
            Require.Shape(embedding.Code, code, "Code");
            if (embedding.LogVariance is not null)
                Require.Shape(embedding.LogVariance, latent, "LogVariance");
            Require.Shape(probe.Module.Code(embedding.Latent), code, "what Code returns for latents");
        }
    }

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
        Require.That(Math.Abs(total - sum) <= 1e-4 * Math.Max(1, Math.Abs(sum)), FormattableString.Invariant($"the terms add up to {sum}, the total is {total}"));
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

    private static void PrototypesLearn(ObjectiveProbe probe)
    {
        if (!probe.Module.IsTrained || probe.Module.Prototypes is null)
            throw new NotApplicableException("the objective has no prototypes");
        probe.BeginEpoch();
        torch.Tensor before = probe.Module.Prototypes.detach().clone();
        probe.Train(2);
        Require.That(!probe.Module.Prototypes.eq(before).all().ToBoolean(), "two epochs of training did not move the prototypes");
    }

    private static void LatentsBelongToPrototypes(ObjectiveProbe probe)
    {
        if (probe.Module.Prototypes is not { } prototypes)
            throw new NotApplicableException("the objective has no prototypes");
        Require.Shape(prototypes, [prototypes.shape[0], ObjectiveProbe.LatentDimension], "Prototypes");
        torch.Tensor? assigned = probe.Module.Assign(torch.randn(ObjectiveProbe.BatchSize, ObjectiveProbe.LatentDimension));
        Require.That(assigned is not null, "Assign returns null");
        Require.Shape(assigned!, [ObjectiveProbe.BatchSize], "what Assign returns");
        Require.That(assigned!.dtype == torch.int64, $"Assign returns {assigned.dtype}");
        Require.That(
            assigned.min().ToInt64() >= 0 && assigned.max().ToInt64() < prototypes.shape[0], $"an index is not from 0 to {prototypes.shape[0] - 1}");
    }

    private static void ThePriorCanBeDrawnAndMeasured(ObjectiveProbe probe)
    {
        torch.Tensor drawn = probe.Module.SamplePrior(5, ObjectiveProbe.LatentDimension, torch.CPU);
        Require.Shape(drawn, [5, ObjectiveProbe.LatentDimension], "what SamplePrior returns");
        torch.Tensor density = probe.Module.LogPrior(drawn);
        Require.Shape(density, [5], "what LogPrior returns");
        Require.Finite(density, "what LogPrior returns");
    }

    private static void EvaluationDrawsNothing(ObjectiveProbe probe)
    {
        probe.Module.eval();
        torch.Tensor features = probe.Backbone.Encode(probe.Samples(0, ObjectiveProbe.BatchSize).Input);
        LatentBatch once = probe.Module.Embed(features), again = probe.Module.Embed(features);
        Require.Close(once.Latent, once.Mean, 0, "the latent is not the posterior's mean");
        Require.Close(again.Latent, once.Latent, 0, "the same features twice do not give the same latent");
        Require.Close(again.Code, once.Code, 0, "the same features twice do not give the same code");
    }

    private void TakesDegenerateBatches()
    {
        OnTrained(probe => Degenerate(probe, "one sample", input => input.narrow(0, 0, 1)));
        OnTrained(probe => Degenerate(probe, "equal samples", input => input.narrow(0, 0, 1).expand_as(input).clone()));
        OnTrained(probe => Degenerate(probe, "zeros", input => torch.zeros_like(input)));
    }

    private static void Degenerate(ObjectiveProbe probe, string what, Func<torch.Tensor, torch.Tensor> of) => Require.At(what, () =>
    {
        torch.Tensor input = of(probe.Samples(0, ObjectiveProbe.BatchSize).Input);
        Batch batch = probe.Of(input, torch.arange(input.shape[0], dtype: torch.int64));
        double loss = probe.Step(batch, () => GradientsAreFinite(probe));
        Require.That(double.IsFinite(loss), $"the loss is {loss}");
    });

    private void TheSameSeedGivesTheSameModule() => OnTrained(probe =>
        OnTrained(other => Require.That(SameWeights(probe.Module, other.Module), "two modules of the same seed differ after the same two epochs")));

    private void WeightsAndStateCanBeSavedAndLoaded(ObjectiveProbe probe)
    {
        using var other = new ObjectiveProbe(create(), data, seed: 9);
        other.Backbone.load_state_dict(probe.Backbone.state_dict());
        other.Module.load_state_dict(probe.Module.state_dict());
        other.Module.RestoreTrainingState(probe.Module.TrainingState().ToDictionary(entry => entry.Key, entry => entry.Value.detach().clone()));
        other.ContinueFrom(probe);
        Require.That(GoOn(probe) == GoOn(other), "with the weights and the state of another, its next step has another loss");
        Require.That(SameWeights(probe.Module, other.Module), "after the next step its weights differ");
    }

    private static double GoOn(ObjectiveProbe probe)
    {
        torch.manual_seed(6);
        return probe.Step(probe.Samples(0, ObjectiveProbe.BatchSize));
    }

    private static bool SameWeights(torch.nn.Module one, torch.nn.Module other) =>
        one.state_dict().All(entry => other.state_dict()[entry.Key].eq(entry.Value).all().ToBoolean());

    private static void KeepsNoTensor(ObjectiveProbe probe) => LiveTensors.StayFlat(() => probe.Step(probe.Samples(0, ObjectiveProbe.BatchSize)));

    private void OnFresh(Action<ObjectiveProbe> check) => On(check, epochs: 0);

    private void OnTrained(Action<ObjectiveProbe> check) => On(check, epochs: 2);

    private void On(Action<ObjectiveProbe> check, int epochs)
    {
        IObjective objective = create();
        Require.At(data.Input.ToString(), () =>
        {
            using var probe = new ObjectiveProbe(objective, data); // outside the scope, which would end its parameters
            using DisposeScope scope = torch.NewDisposeScope();
            torch.manual_seed(2);
            probe.Train(probe.Module.IsTrained ? epochs : 0);
            check(probe);
        });
    }
}
