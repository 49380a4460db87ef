using NebulaBench.Datasets;
using NebulaBench.Host.Options;
using NebulaBench.Host.Tests.Runs;
using NebulaBench.Host.Tests.Training;
using NebulaBench.Host.Tracking;
using NebulaBench.Metrics;
using NebulaBench.Objectives;
using NebulaBench.Randomness;
using NebulaBench.Runs;
using NebulaBench.Runs.Records;
using NebulaBench.Testing;
using NebulaBench.Toolkit.Datasets;
using NebulaBench.Toolkit.Reconstructions;
using NebulaBench.Training;
using NebulaBench.Training.Models;
using NebulaBench.Training.Options;
using TorchSharp;

namespace NebulaBench.Host.Tests.Tracking.TensorBoard;

public sealed class TensorBoardTrackerTests
{
    // The smallest PNG header there is: gray, 3 × 2.
    private static readonly byte[] Picture =
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 3, 0, 0, 0, 2, 8, 0, 0, 0, 0];

    private static readonly DatasetInfo Info = new()
    {
        Input = new VectorShape(TinyModel.Features),
        Output = new VectorShape(TinyModel.Features),
        DefaultReconstruction = new GaussianReconstruction(new GaussianReconstructionOptions()),
    };

    private TemporaryFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new TemporaryFolder();

    [TearDown]
    public void Delete() => folder.Dispose();

    [Test]
    public void OnEpoch_EveryEpoch_TellsTheWholeLog()
    {
        string[] tags = [.. Tracked(new TrackingOptions { Tensorboard = true }).Where(value => value.Step == 2).Select(value => value.Tag)];

        Assert.That(tags, Is.SupersetOf(new[]
        {
            "training/total", "training/reconstruction", "training/kl", "diagnostics/calls", "validation/total", "validation/kl",
            "epoch/learning_rate", "epoch/samples_per_second", "latents/mean", "latents/log_variance",
        }));
    }

    [TestCase(0, new long[0])]
    [TestCase(1, new long[] { 1, 2, 3 })]
    [TestCase(2, new long[] { 2 })]
    public void OnEpoch_HistogramsEvery_MakesThemInThoseEpochsOnly(int every, long[] epochs)
    {
        var options = new TrackingOptions { Tensorboard = true, HistogramsEvery = every, HistogramSamples = 10 };

        (string Tag, long Step, ProtobufMessage Value)[] means = [.. Tracked(options).Where(value => value.Tag == "latents/mean")];

        Assert.That(means.Select(value => value.Step), Is.EqualTo(epochs));
        Assert.That(means.Select(value => value.Value.Message(5).Double(3)), Is.All.EqualTo(20), "10 samples of 2 dimensions");
        Assert.That(means.Select(value => value.Value.Message(5).Doubles(7).Sum()), Is.All.EqualTo(20));
    }

    [Test]
    public void OnMeasured_Scores_TellsThoseThatAreDefined()
    {
        var scores = Tracked(new TrackingOptions { Tensorboard = true })
            .Where(value => value.Tag.StartsWith("scores/", StringComparison.Ordinal)).ToArray();

        Assert.That(scores.Select(score => score.Tag), Is.EqualTo(new[] { "scores/clusters/kmeans/nmi" }));
        Assert.That((scores[0].Value.Single(2), scores[0].Step), Is.EqualTo((0.5f, 3L)));
    }

    [Test]
    public void OnMeasured_Figures_AreThereByteForByte()
    {
        ProtobufMessage image = Tracked(new TrackingOptions { Tensorboard = true }).Single(value => value.Tag == "figures/sheet").Value.Message(4);

        Assert.That((image.Whole(1), image.Whole(2), image.Whole(3)), Is.EqualTo((2L, 3L, 1L)), "height, width, channels");
        Assert.That(image.Bytes(4), Is.EqualTo(Picture));
    }

    [Test]
    public void Constructor_Settings_AreHyperparametersWithTheirTypes()
    {
        ProtobufMessage metadata = Tracked(new TrackingOptions { Tensorboard = true })
            .Single(value => value.Tag == "_hparams_/session_start_info").Value.Message(9).Message(1);
        var settings = metadata.Message(2).Message(3).Messages(1).ToDictionary(entry => entry.Text(1), entry => entry.Message(2));

        Assert.Multiple(() =>
        {
            Assert.That(metadata.Text(1), Is.EqualTo("hparams"));
            Assert.That(settings["training.optimizer.learning_rate"].Double(2), Is.EqualTo(0.0002));
            Assert.That(settings["dataset.binarize"].Whole(4), Is.Zero);
            Assert.That(settings["dataset.id"].Text(3), Is.EqualTo("mnist"));
            Assert.That(settings["data.hash"].Text(3), Is.EqualTo("0123456789ab"));
            Assert.That(settings["seed"].Double(2), Is.Zero);
        });
    }

    [Test]
    public void Dispose_RunThatFailed_LeavesItsEpochs()
    {
        IReadOnlyList<(string Tag, long Step, ProtobufMessage Value)> values = Tracked(new TrackingOptions { Tensorboard = true }, measured: false);

        Assert.That(values.Select(value => value.Step).Max(), Is.EqualTo(3));
        Assert.That(values.Select(value => value.Tag), Has.None.EqualTo("_hparams_/session_end_info"));
    }

    [Test]
    public void OnEpoch_ModelInTraining_LeavesModeRandomNumbersAndWeightsAlone()
    {
        using LatentModel model = TinyModel.Create(1, () => new DrawingObjective());
        using ResidentSplit split = TinyModel.Data(30);
        float[] before = Weights(model);
        model.train();
        torch.manual_seed(7);
        using torch.Tensor state = torch.random.get_rng_state();

        using (IRunTracker tracker = Tracker(new TrackingOptions { Tensorboard = true }, split))
        {
            tracker.OnEpoch(Log(1), model, isBest: true);
        }

        using torch.Tensor after = torch.random.get_rng_state();
        Assert.Multiple(() =>
        {
            Assert.That(model.training && model.modules().All(module => module.training), Is.True);
            Assert.That(after.data<byte>().ToArray(), Is.EqualTo(state.data<byte>().ToArray()));
            Assert.That(Weights(model), Is.EqualTo(before));
        });
    }

    [Test]
    public void OnEpoch_ManyEpochs_KeepsTheNumberOfLiveTensorsFlat()
    {
        using LatentModel model = TinyModel.Create(1);
        using ResidentSplit split = TinyModel.Data(30);
        using IRunTracker tracker = Tracker(new TrackingOptions { Tensorboard = true }, split);
        tracker.OnEpoch(Log(1), model, isBest: true);
        long live = LiveTensors.Before();

        tracker.OnEpoch(Log(2), model, isBest: true);
        tracker.OnEpoch(Log(3), model, isBest: true);

        Assert.That(torch.Tensor.TotalCount, Is.EqualTo(live));
    }

    [Test]
    public void Train_WithTrackingOrWithout_GivesIdenticalWeightsAndLosses()
    {
        (float[] Weights, double[] Losses) plain = Train(null);
        (float[] Weights, double[] Losses) tracked = Train(new TrackingOptions { Tensorboard = true, HistogramsEvery = 1 });

        Assert.That(tracked.Weights, Is.EqualTo(plain.Weights));
        Assert.That(tracked.Losses, Is.EqualTo(plain.Losses));
    }

    [Test]
    public void Begin_TrackingIsOff_WritesNothing()
    {
        using ResidentSplit split = TinyModel.Data(10);
        using IRunTracker tracker = Tracker(new TrackingOptions(), split);

        Assert.That(Directory.Exists(RunFolder.Open(folder["runs/sample/run-1"]).Tracking), Is.False);
    }

    private (float[] Weights, double[] Losses) Train(TrackingOptions? options)
    {
        using LatentModel model = TinyModel.Create(4);
        using ResidentSplit training = TinyModel.Data(40), validation = TinyModel.Data(20, seed: 9);
        using IRunTracker? tracker = options is null ? null : Tracker(options, validation);
        TrainingOutcome outcome = new Trainer(new TrainingOptions { Epochs = 3, BatchSize = 8 }, TrainingMethod.Default, new SeedStream(4), torch.CPU).Train(
            model, training, validation, tracker is null ? new RecordingObserver() : tracker);
        return (Weights(model), [.. outcome.Epochs.SelectMany(epoch => epoch.Values.Values)]);
    }

    private IReadOnlyList<(string Tag, long Step, ProtobufMessage Value)> Tracked(TrackingOptions options, bool measured = true)
    {
        using LatentModel model = TinyModel.Create(4);
        using ResidentSplit training = TinyModel.Data(40), validation = TinyModel.Data(20, seed: 9);
        using (IRunTracker tracker = Tracker(options, validation))
        {
            new Trainer(new TrainingOptions { Epochs = 3, BatchSize = 8 }, TrainingMethod.Default, new SeedStream(4), torch.CPU).Train(model, training, validation, tracker);
            if (measured)
            {
                tracker.OnMeasured();
            }
        }
        return EventRecords.Values(Directory.GetFiles(RunFolder.Open(folder["runs/sample/run-1"]).Tracking, "events*").Single());
    }

    private IRunTracker Tracker(TrackingOptions options, DataSplit sampled)
    {
        RunFolder run = RunFolder.Create(Directory.CreateDirectory(folder["runs"]).FullName, SampleRun.Record(), replace: true);
        run.Write(new ScoreSheet([new("clusters/kmeans/nmi", 0.5), new("clusters/kmeans/ami", Score.Undefined("no labels"))]));
        run.Write(new RunEmbeddings { Latents = [1, 2, 3, 4], Dimension = 2 });
        Directory.CreateDirectory(run.Figures);
        File.WriteAllBytes(Path.Combine(run.Figures, "sheet.png"), Picture);
        File.WriteAllText(Path.Combine(run.Figures, "broken.png"), "no picture");
        return new RunTracking(new FixedClock()).Begin(options, new TrackedRun(run, sampled, Info, torch.CPU));
    }

    private static EpochRecord Log(int epoch) => new()
    {
        Epoch = epoch,
        Step = epoch,
        LearningRate = 0.1,
        Seconds = 1,
        SamplesPerSecond = 10,
        Values = new Dictionary<string, double> { ["training/total"] = double.NaN },
    };

    private static float[] Weights(LatentModel model) =>
        [.. model.parameters().SelectMany(parameter => parameter.detach().data<float>().ToArray())];

    /// <summary>An objective that draws random numbers in evaluation too.</summary>
    private sealed class DrawingObjective : TinyObjective
    {
        public override LatentBatch Embed(torch.Tensor features)
        {
            torch.rand(3).Dispose();
            return base.Embed(features);
        }
    }
}
