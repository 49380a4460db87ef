using NebulaBench.Conformance.Points;
using NebulaBench.Datasets;
using NebulaBench.Objectives;
using TorchSharp;

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
    private readonly ObjectiveProbes probes = new(create, data);

    /// <summary>The points; the first are those without which nothing else can be looked at.</summary>
    public IReadOnlyList<ConformancePoint> All =>
    [
        new("supports the data", "Supports must return Compatibility.Yes for data that the objective can work on.", SupportsTheData) { IsBasic = true },
        new(
            "latents and codes have their shapes", "Embed must give Latent, Mean and LogVariance [batch, latent] and Code [batch, CodeDimension].",
            () => probes.Fresh(LatentsAndCodesHaveTheirShapes)) { IsBasic = true },
        .. new LossPoints(probes, isMeanOverBatch).All,
        new(
            "prototypes learn", "Register prototypes as a Parameter (RegisterComponents), or move them in AfterStep or BeforeEpoch.",
            () => probes.Fresh(PrototypesLearn)),
        new(
            "latents belong to prototypes", "Assign must give [batch] int64 indices into Prototypes [prototypes, latent].",
            () => probes.Trained(LatentsBelongToPrototypes)),
        new(
            "the prior can be drawn and measured", "SamplePrior must give [count, latent], LogPrior finite nats [batch].",
            () => probes.Trained(ThePriorCanBeDrawnAndMeasured)),
        new(
            "evaluation draws nothing", "After eval(), Embed must return the posterior's mean as the latent, and no random numbers.",
            () => probes.Trained(EvaluationDrawsNothing)),
        new(
            "the same seed gives the same module", "Draw initial values from torch's generator or the context's Seeds.",
            () => probes.Fresh(TheSameSeedGivesTheSameModule)),
        new(
            "weights and state can be saved and loaded",
            "Register what is learned; give what else lasts from step to step in TrainingState, and take it back in RestoreTrainingState.",
            () => probes.Trained(WeightsAndStateCanBeSavedAndLoaded)),
        new(
            "keeps no tensor", "Keep nothing of a step in fields, or dispose what it replaces; detach what must last.", () => probes.Trained(KeepsNoTensor)),
    ];

    private void SupportsTheData() => Require.Fits(create().Supports(data), $"{data.Input}");

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

    private static void PrototypesLearn(ObjectiveProbe probe)
    {
        if (!probe.Module.IsTrained || probe.Module.Prototypes is null)
            throw new NotApplicableException("the objective has no prototypes");
        probe.BeginEpoch();
        torch.Tensor before = probe.Module.Prototypes.detach().clone();
        probe.Train(2);
        Require.That(!Require.Same(probe.Module.Prototypes, before), "two epochs of training did not move the prototypes");
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

    private void TheSameSeedGivesTheSameModule(ObjectiveProbe probe)
    {
        using var other = new ObjectiveProbe(create(), data);
        Require.That(SameWeights(probe.Module, other.Module), "two modules of the same seed differ");
    }

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
        one.state_dict().All(entry => Require.Same(other.state_dict()[entry.Key], entry.Value));

    private static void KeepsNoTensor(ObjectiveProbe probe) => LiveTensors.StayFlat(() => probe.Step(probe.Samples(0, ObjectiveProbe.BatchSize)));
}
