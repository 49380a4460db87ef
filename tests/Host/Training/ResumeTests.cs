using NebulaBench.Datasets;
using NebulaBench.Objectives;
using NebulaBench.Optimization;
using NebulaBench.Randomness;
using NebulaBench.Runs.Arrays;
using NebulaBench.Runs.Checkpoints;
using NebulaBench.Runs.Records;
using NebulaBench.Toolkit.Datasets;
using NebulaBench.Training;
using NebulaBench.Training.Checkpoints;
using NebulaBench.Training.Models;
using NebulaBench.Training.Optimizers;
using NebulaBench.Training.Options;
using NebulaBench.Training.Schedules;
using TorchSharp;

namespace NebulaBench.Host.Tests.Training;

/// <summary>A training that was interrupted ends where it would have ended in one go, to the last bit. With every objective: in the compositions.</summary>
public sealed class ResumeTests
{
    private const int Steps = 3 * 8;

    private static readonly TrainingOptions Options = new() { Epochs = 3, BatchSize = 8, CheckpointSeconds = 0 };

    [Test]
    public void Train_CutAnywhere_EndsBitIdentical(
        [Values("adam", "adamw", "sgd", "rmsprop")] string optimizer, [Values(0, 0.9)] double momentum, [Values] bool fast, [Values(1, 7, 8, 9, 16, Steps - 1)] int afterSteps)
    {
        IOptimizerFactory factory = optimizer switch
        {
            "adam" => new AdamFactory(new AdamOptions { LearningRate = 0.01 }),
            "adamw" => new AdamWFactory(new AdamOptions { LearningRate = 0.01 }),
            "sgd" => new SgdFactory(new SgdOptions { Momentum = momentum, LearningRate = 0.01 }),
            _ => new RmsPropFactory(new RmsPropOptions { Momentum = momentum, LearningRate = 0.01 }),
        };
        CheckSame(Options with { Fast = fast }, afterSteps, method: TrainingMethod.Default with { Optimizer = factory });
    }

    [Test]
    public void Train_CutWhileEarlyStoppingWaits_StopsAtTheSameEpochWithTheSameWeights([Values(8, 16, 17, 24)] int afterSteps) => CheckSame(
        Options with
        {
            Epochs = 9,
            Evaluate = EvaluatedWeights.Best,
            EarlyStopping = new EarlyStoppingOptions { Monitor = "validation/total", Patience = 2 },
        },
        afterSteps,
        method: new TrainingMethod(new AdamFactory(new AdamOptions { LearningRate = 0.3 }), new CosineSchedule(new CosineOptions { WarmUpEpochs = 1 })));

    [Test]
    public void Train_ParameterThatLosesItsGradient_MovesOnAsBefore([Values(8, 12)] int afterSteps, [Values] bool fast) =>
        CheckSame(
            Options with { Fast = fast }, afterSteps, () => new FirstEpochOnly(),
            TrainingMethod.Default with { Optimizer = new AdamFactory(new AdamOptions { LearningRate = 0.05 }) });

    [Test]
    public void Train_CheckpointEverySecondEpoch_KeepsNoOther()
    {
        var kept = new InMemory();
        Run(Options with { Epochs = 5, CheckpointEvery = 2 }, kept, CancellationToken.None);

        Assert.That(kept.All.Select(checkpoint => checkpoint.Facts.Epochs.Count), Is.EqualTo(new[] { 2, 4 }));
    }

    [Test]
    public void Train_EpochsShorterThanTheTimeBetweenCheckpoints_KeepsNone()
    {
        var kept = new InMemory();
        Run(Options with { CheckpointSeconds = 3600 }, kept, CancellationToken.None);

        Assert.That(kept.All, Is.Empty);
    }

    [Test]
    public void Train_CheckpointOfAnotherModel_IsRefusedAndBeginsAnew()
    {
        var kept = new InMemory();
        Run(Options, kept, CancellationToken.None);
        TrainingCheckpoint whole = kept.All[^1];
        var tensors = new Dictionary<string, DenseArray>(whole.Tensors) { ["model/backbone.decoder.bias"] = DenseArray.From([1f, 2f], 2) };
        kept.All.Clear();
        kept.All.Add(whole with { Tensors = tensors });

        TrainingOutcome outcome = Run(Options, kept, CancellationToken.None).Outcome;

        Assert.That(kept.Refused, Is.EqualTo("the model's backbone.decoder.bias is not in it, or has another size"));
        Assert.That((outcome.Epochs.Count, kept.BegunFrom), Is.EqualTo((3, (TrainingCheckpoint?)null)));
    }

    private static void CheckSame(TrainingOptions options, int afterSteps, Func<ObjectiveModule>? objective = null, TrainingMethod? method = null)
    {
        (TrainingOutcome whole, float[] weights) = Run(options, new InMemory(), CancellationToken.None, objective: objective, method: method);

        // As after a Ctrl-C, in the midst of an epoch; and as after a crash, which leaves the checkpoint of the last epoch's end.
        var saved = new InMemory();
        using var cancellation = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => Run(options, saved, cancellation.Token, new Cut(afterSteps, cancellation.Cancel), objective, method));
        Check(saved);
        var crashed = new InMemory();
        Assert.Throws<InvalidOperationException>(
            () => Run(options, crashed, CancellationToken.None, new Cut(afterSteps, () => throw new InvalidOperationException()), objective, method));
        Check(crashed);

        void Check(InMemory kept)
        {
            (TrainingOutcome outcome, float[] found) = Run(options, kept, CancellationToken.None, objective: objective, method: method);
            Assert.That(found, Is.EqualTo(weights));
            Assert.That((outcome.BestEpoch, outcome.StoppedEarly), Is.EqualTo((whole.BestEpoch, whole.StoppedEarly)));
            Assert.That(outcome.Epochs.Select(Told), Is.EqualTo(whole.Epochs.Select(Told)));
        }
    }

    private static string Told(EpochRecord log) => $"{log.Epoch} {log.Step} {log.LearningRate:R} "
        + string.Join(' ', log.Values.Where(value => value.Key != "diagnostics/calls").Select(value => $"{value.Key}={value.Value:R}"));

    private static (TrainingOutcome Outcome, float[] Weights) Run(
        TrainingOptions options, ICheckpoints checkpoints, CancellationToken cancellation, ITrainingObserver? observer = null,
        Func<ObjectiveModule>? objective = null, TrainingMethod? method = null)
    {
        using LatentModel model = TinyModel.Create(0, objective);
        using ResidentSplit training = TinyModel.Data(64), validation = TinyModel.Data(32, seed: 6);
        torch.manual_seed(Environment.TickCount64); // as it is in another process
        TrainingOutcome outcome = new Trainer(options, method ?? TrainingMethod.Default, new SeedStream(3), torch.CPU).Train(
            new TrainingJob(model, training, validation, observer ?? new RecordingObserver(), checkpoints), cancellation);
        return (outcome, [.. model.state_dict().Values.SelectMany(tensor => tensor.detach().data<float>().ToArray())]);
    }

    private sealed class InMemory : ICheckpoints
    {
        public List<TrainingCheckpoint> All { get; } = [];

        public string? Refused { get; private set; }

        public TrainingCheckpoint? BegunFrom { get; private set; }

        public IEnumerable<TrainingCheckpoint> Kept() => Enumerable.Reverse(All).ToArray();

        public void Begin(TrainingCheckpoint? from) => BegunFrom = from;

        public void Refuse(string why) => Refused = why;

        public void Save(TrainingCheckpoint checkpoint) => All.Add(checkpoint);
    }

    private sealed class Cut(int afterSteps, Action cut) : ITrainingObserver
    {
        private int steps;

        public void OnStep(in TrainingProgress progress)
        {
            if (++steps == afterSteps)
            {
                cut();
            }
        }

        public void OnEpoch(EpochRecord log, LatentModel model, bool isBest)
        {
        }
    }

    /// <summary>One of its numbers is trained in the first epoch and then moves by its momentum alone.</summary>
    private sealed class FirstEpochOnly : TinyObjective
    {
        private readonly TorchSharp.Modules.Parameter early = new(torch.ones(1));
        private bool isFirst;

        public override void BeforeStep(ITrainingData training)
        {
            base.BeforeStep(training);
            isFirst = training.Progress.Epoch == 0;
        }

        public override LossTerms Loss(
            LatentBatch embedding, torch.Tensor output, Batch batch, ReconstructionLoss reconstruction)
        {
            LossTerms terms = base.Loss(embedding, output, batch, reconstruction);
            return isFirst ? new LossTerms([.. terms.Terms, new LossTerm("early", early.pow(2).sum())]) : terms;
        }
    }
}
