using NebulaBench.Datasets;
using NebulaBench.Errors;
using NebulaBench.Objectives;
using NebulaBench.Optimization;
using NebulaBench.Randomness;
using NebulaBench.Toolkit.Datasets;
using NebulaBench.Training;
using NebulaBench.Training.Models;
using NebulaBench.Training.Optimizers;
using NebulaBench.Training.Options;
using NebulaBench.Training.Schedules;
using TorchSharp;

namespace NebulaBench.Host.Tests.Training;

public sealed class TrainerTests
{
    private static readonly TrainingOptions ThreeEpochs = new() { Epochs = 3, BatchSize = 8 };

    [Test]
    public void Train_SameSeedTwice_GivesIdenticalWeights()
    {
        float[] once = TrainedWeights(seed: 1);
        float[] again = TrainedWeights(seed: 1);

        Assert.That(again, Is.EqualTo(once));
    }

    [Test]
    public void Train_AnotherSeed_GivesOtherWeights()
    {
        Assert.That(TrainedWeights(seed: 2), Is.Not.EqualTo(TrainedWeights(seed: 1)));
    }

    [TestCaseSource(nameof(Optimizers))]
    public void Train_EveryOptimizer_LowersTheLoss(IOptimizerFactory optimizer)
    {
        var options = new TrainingOptions
        {
            Epochs = 30,
            BatchSize = 16,
        };

        TrainingOutcome outcome = Train(options, out _, method: TrainingMethod.Default with { Optimizer = optimizer });

        Assert.That(outcome.Epochs[^1].Values["training/total"], Is.LessThan(outcome.Epochs[0].Values["training/total"]));
    }

    [Test]
    public void Train_ThreeEpochs_CallsTheObjectiveInOrder()
    {
        var objective = new TinyObjective();
        using LatentModel model = TinyModel.Create(0, () => objective);
        using ResidentSplit data = TinyModel.Data(20);

        new Trainer(ThreeEpochs with { Epochs = 2 }, TrainingMethod.Default, new SeedStream(0), torch.CPU).Train(model, data, null, new RecordingObserver());

        Assert.That(objective.Calls, Is.EqualTo(new[]
        {
            "epoch 0 of 2, 7 latents", "step 0", "step 1", "epoch 1 of 2, 7 latents", "step 2", "step 3",
        }));
    }

    [Test]
    public void Train_WithValidation_LogsEveryTermOfBothSplitsAndDiagnostics()
    {
        TrainingOutcome outcome = Train(ThreeEpochs, out _);

        Assert.That(outcome.Epochs[0].Values.Keys, Is.EqualTo(new[]
        {
            "training/total", "training/reconstruction", "training/kl", "diagnostics/calls",
            "validation/total", "validation/reconstruction", "validation/kl",
        }));
        IReadOnlyDictionary<string, double> values = outcome.Epochs[0].Values;
        Assert.That(
            values["training/total"], Is.EqualTo(values["training/reconstruction"] + (0.5 * values["training/kl"])).Within(1e-5));
    }

    [Test]
    public void Train_ManySteps_KeepsTheNumberOfLiveTensorsFlat()
    {
        Train(ThreeEpochs with { Epochs = 6 }, out RecordingObserver observer);

        int stepsPerEpoch = observer.LiveTensors.Count / 6;
        long[] atTheEndOfEachEpoch = [.. observer.LiveTensors.Chunk(stepsPerEpoch).Select(epoch => epoch[^1])];
        Assert.That(atTheEndOfEachEpoch[1..], Is.All.EqualTo(atTheEndOfEachEpoch[1]));
    }

    [Test]
    public void Train_NothingToTrain_LeavesTheWeightsAlone()
    {
        using LatentModel model = TinyModel.Create(0, () => new UntrainedObjective()), fresh = TinyModel.Create(0, () => new UntrainedObjective());
        using ResidentSplit data = TinyModel.Data(20);
        TrainingOutcome outcome = new Trainer(ThreeEpochs, TrainingMethod.Default, new SeedStream(0), torch.CPU).Train(model, data, null, new RecordingObserver());

        Assert.That(outcome.Epochs, Is.Empty);
        Assert.That(
            model.state_dict().Zip(fresh.state_dict()).Select(pair => pair.First.Value.eq(pair.Second.Value).all().ToBoolean()), Is.All.True);
    }

    [Test]
    public void Train_LossBecomesNotANumber_NamesTermStepAndSeed()
    {
        NebulaException? error = Assert.Throws<NebulaException>(
            () => Train(ThreeEpochs, out _, () => new BreakingObjective(atStep: 5)));

        Assert.That(error!.Message, Is.EqualTo(
            "NB4001: the loss is not finite at step 6 (epoch 1, seed 3): broken = NaN. "
            + "Try a smaller training.optimizer.learning_rate, training.clip_gradient_norm, or smaller weights of the terms named."));
    }

    [Test]
    public void Train_PatienceSpent_StopsEarly()
    {
        var options = new TrainingOptions
        {
            Epochs = 50,
            BatchSize = 8,
            EarlyStopping = new EarlyStoppingOptions { Monitor = "diagnostics/calls", Patience = 2 },
        };

        TrainingOutcome outcome = Train(options, out _);

        Assert.That(outcome.StoppedEarly, Is.True);
        Assert.That(outcome.Epochs, Has.Count.EqualTo(3), "one epoch sets the best value, two fail to improve on it");
    }

    [Test]
    public void Train_UnknownMonitor_ListsWhatIsLogged()
    {
        var options = ThreeEpochs with { EarlyStopping = new EarlyStoppingOptions { Monitor = "validation/loss" } };

        NebulaException? error = Assert.Throws<NebulaException>(() => Train(options, out _));

        Assert.That(error!.Message, Does.StartWith(
            "NB4002: training.early_stopping.monitor: early stopping watches 'validation/loss', which is not logged. "
            + "Name one that is logged: training/total, training/reconstruction"));
    }

    [Test]
    public void Train_EvaluateBest_ComesBackToTheBestEpoch()
    {
        var rising = new TrainingOptions
        {
            Epochs = 12,
            BatchSize = 8,
            Evaluate = EvaluatedWeights.Best,
        };
        var method = new TrainingMethod(new SgdFactory(new SgdOptions { LearningRate = 0.05 }), new ConstantSchedule(new WarmUpOptions()));
        using LatentModel model = TinyModel.Create(0);
        using ResidentSplit training = TinyModel.Data(64);
        using ResidentSplit validation = TinyModel.Data(32, seed: 99);

        TrainingOutcome outcome = new Trainer(rising, method, new SeedStream(3), torch.CPU).Train(
            model, training, validation, new RecordingObserver());
        double best = outcome.Epochs.Min(epoch => epoch.Values["validation/total"]);

        Assert.That(outcome.Epochs[outcome.BestEpoch - 1].Values["validation/total"], Is.EqualTo(best));
        Assert.That(ValidationLoss(model, validation), Is.EqualTo(best).Within(1e-4));
    }

    [Test]
    public void Train_TermThatBeginsLate_ComparesNoEpochBeforeIt()
    {
        var options = new TrainingOptions
        {
            Epochs = 8,
            BatchSize = 8,
            Evaluate = EvaluatedWeights.Best,
            EarlyStopping = new EarlyStoppingOptions { Patience = 1 },
        };
        var method = new TrainingMethod(new SgdFactory(new SgdOptions { LearningRate = 0.001 }), new ConstantSchedule(new WarmUpOptions()));
        using LatentModel model = TinyModel.Create(0, () => new LateTermObjective(fromEpoch: 4));
        using ResidentSplit training = TinyModel.Data(64);
        using ResidentSplit validation = TinyModel.Data(32, seed: 99);

        TrainingOutcome outcome = new Trainer(options, method, new SeedStream(3), torch.CPU).Train(model, training, validation, new RecordingObserver());

        Assert.That(outcome.Epochs[3].Values["validation/total"], Is.LessThan(outcome.Epochs[4].Values["validation/total"] - 50));
        Assert.That(outcome.BestEpoch, Is.GreaterThan(4));
        Assert.That(outcome.Epochs, Has.Count.GreaterThan(5), "the rise is no reason to stop");
    }

    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    [TestCase(-0.5)]
    public void Train_ScheduleWithoutAUsableFactor_SaysSo(double factor)
    {
        NebulaException failure = Assert.Throws<NebulaException>(
            () => Train(ThreeEpochs, out _, method: TrainingMethod.Default with { Schedule = new Odd(factor) }))!;

        Assert.That(failure.Code, Is.EqualTo("NB4303"));
        Assert.That(failure.What, Does.StartWith("its factor in epoch 2 is ").And.EndsWith("but must be a finite number of at least 0."));
    }

    [Test]
    public void Train_Canceled_Throws()
    {
        using LatentModel model = TinyModel.Create(0);
        using ResidentSplit data = TinyModel.Data(20);
        var trainer = new Trainer(ThreeEpochs, TrainingMethod.Default, new SeedStream(0), torch.CPU);

        Assert.Throws<OperationCanceledException>(
            () => trainer.Train(model, data, null, new RecordingObserver(), new CancellationToken(canceled: true)));
    }

    private static IEnumerable<IOptimizerFactory> Optimizers() =>
    [
        new AdamFactory(new AdamOptions { LearningRate = 0.005, Beta2 = 0.99 }),
        new AdamWFactory(new AdamOptions { LearningRate = 0.005, Beta2 = 0.99 }),
        new SgdFactory(new SgdOptions { LearningRate = 0.005 }),
        new RmsPropFactory(new RmsPropOptions { LearningRate = 0.005, Beta2 = 0.99 }),
    ];

    private static double ValidationLoss(LatentModel model, ResidentSplit split)
    {
        model.eval();
        using (torch.no_grad())
        using (torch.NewDisposeScope())
        {
            Batch batch = split.Read(BatchSampler.Sequential(split.Count, 1000), torch.CPU).Single();
            return model.Loss(batch).Terms.Total().ToDouble();
        }
    }

    private static TrainingOutcome Train(TrainingOptions options, out RecordingObserver observer, Func<ObjectiveModule>? objective = null, TrainingMethod? method = null)
    {
        using LatentModel model = TinyModel.Create(0, objective);
        using ResidentSplit training = TinyModel.Data(64);
        using ResidentSplit validation = TinyModel.Data(32, seed: 6);
        observer = new RecordingObserver();
        return new Trainer(options, method ?? TrainingMethod.Default, new SeedStream(3), torch.CPU).Train(model, training, validation, observer);
    }

    private static float[] TrainedWeights(int seed)
    {
        using LatentModel model = TinyModel.Create(seed);
        using ResidentSplit data = TinyModel.Data(40);
        new Trainer(ThreeEpochs, TrainingMethod.Default, new SeedStream(seed), torch.CPU).Train(model, data, null, new RecordingObserver());
        return [.. model.parameters().SelectMany(parameter => parameter.detach().data<float>().ToArray())];
    }

    private sealed class BreakingObjective(long atStep) : TinyObjective
    {
        private long step;

        public override void BeforeStep(ITrainingData training) => step = training.Progress.Step;

        public override LossTerms Loss(LatentBatch embedding, torch.Tensor output, Batch batch, ReconstructionLoss reconstruction)
        {
            LossTerms healthy = base.Loss(embedding, output, batch, reconstruction);
            return step < atStep
                ? healthy
                : new LossTerms([.. healthy.Terms, new LossTerm("broken", torch.tensor(float.NaN))]);
        }
    }

    /// <summary>A schedule whose second epoch is wrong.</summary>
    private sealed class Odd(double factor) : ISchedule
    {
        public double Factor(int epoch, int epochs) => epoch == 1 ? factor : 1;
    }

    /// <summary>A loss that has one term more from an epoch on.</summary>
    private sealed class LateTermObjective(int fromEpoch) : TinyObjective
    {
        public override bool LossIsSettled => epoch >= fromEpoch;

        public override void BeforeEpoch(ITrainingData training) => epoch = training.Progress.Epoch;

        public override LossTerms Loss(LatentBatch embedding, torch.Tensor output, Batch batch, ReconstructionLoss reconstruction)
        {
            LossTerms early = base.Loss(embedding, output, batch, reconstruction);
            return LossIsSettled ? new LossTerms([.. early.Terms, new LossTerm("late", torch.full([], 100f))]) : early;
        }

        private int epoch;
    }
}
