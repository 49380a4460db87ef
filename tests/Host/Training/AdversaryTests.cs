using NebulaBench.Datasets;
using NebulaBench.Objectives;
using NebulaBench.Randomness;
using NebulaBench.Toolkit.Datasets;
using NebulaBench.Toolkit.Objectives;
using NebulaBench.Training;
using NebulaBench.Training.Models;
using NebulaBench.Training.Optimizers;
using NebulaBench.Training.Options;
using TorchSharp;

namespace NebulaBench.Host.Tests.Training;

/// <summary>A part of an objective with an optimizer of its own.</summary>
public sealed class AdversaryTests
{
    [Test]
    public void Train_Adversary_MovesByItsOwnLossOnly()
    {
        using LatentModel model = TinyModel.Create(0, () => new Opposed());
        var opponent = (Opponent)model.Objective.Adversary!;
        float before = opponent.Value.ToSingle();

        TrainingOutcome outcome = Train(model);

        // The main loss pulls the number down by 1000 a step, its own up by 1: one optimizer of 0.01 and Adam's unit steps tell which it was.
        Assert.That(opponent.Value.ToSingle(), Is.GreaterThan(before + 0.05));
        Assert.That(outcome.Epochs[0].Values, Contains.Key("training/opponent"));
        Assert.That(outcome.Epochs[0].Values, Does.Not.ContainKey("validation/opponent"));
    }

    [Test]
    public void Loss_ForAnAdversary_HasNoGraph()
    {
        using LatentModel model = TinyModel.Create(0, () => new Opposed());

        Train(model);

        Assert.That(((Opponent)model.Objective.Adversary!).SawGraph, Is.False);
    }

    [Test]
    public void OwnParameters_OfAModelWithAnAdversary_AreAllButItsOwn()
    {
        using LatentModel model = TinyModel.Create(0, () => new Opposed());

        Assert.That(model.OwnParameters().Count(), Is.EqualTo(model.parameters().Count() - 1));
    }

    private static TrainingOutcome Train(LatentModel model)
    {
        using ResidentSplit data = TinyModel.Data(40), validation = TinyModel.Data(10, seed: 6);
        var options = new TrainingOptions { Epochs = 2, BatchSize = 8 };
        var method = TrainingMethod.Default with { Optimizer = new AdamFactory(new AdamOptions { LearningRate = 0.01 }) };
        return new Trainer(options, method, new SeedStream(0), torch.CPU).Train(model, data, validation, new RecordingObserver());
    }

    private sealed class Opposed : ObjectiveModule
    {
        private readonly LatentHead head = new(4, 2, variational: false);
        private readonly Opponent opponent = new();

        public Opposed()
            : base("opposed") => RegisterComponents();

        public override Adversary Adversary => opponent;

        public override LatentBatch Embed(torch.Tensor features) => head.forward(features).ToLatentBatch();

        public override LossTerms Loss(LatentBatch embedding, torch.Tensor output, Batch batch, ReconstructionLoss reconstruction) => new(
            new LossTerm("reconstruction", reconstruction.Mean(output, batch.Target)),
            new LossTerm("against", opponent.Value * 1000));
    }

    private sealed class Opponent : Adversary
    {
        private readonly TorchSharp.Modules.Parameter value = new(torch.zeros(1));

        public Opponent()
            : base("opponent") => RegisterComponents();

        public torch.Tensor Value => value.sum();

        public bool SawGraph { get; private set; }

        public override LossTerms Loss(LatentBatch embedding, Batch batch)
        {
            SawGraph |= embedding.Latent.requires_grad;
            return new LossTerms(new LossTerm("opponent", -Value));
        }
    }
}
