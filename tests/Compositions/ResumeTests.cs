using NebulaBench.Datasets;
using NebulaBench.Host.Execution;
using NebulaBench.Host.Loading;
using NebulaBench.Host.Planning;
using NebulaBench.Objectives;
using NebulaBench.Randomness;
using NebulaBench.Runs;
using NebulaBench.Runs.Checkpoints;
using NebulaBench.Runs.Records;
using NebulaBench.Training;
using NebulaBench.Training.Checkpoints;
using NebulaBench.Training.Models;
using TorchSharp;

namespace NebulaBench.Compositions.Tests;

/// <summary>
/// Every objective goes on from a checkpoint on the disk as if it had never stopped: cut at every border of two epochs as a crash does, and in
/// the midst of epochs as a Ctrl-C does.
/// </summary>
[NonParallelizable]
public sealed class ResumeTests
{
    private const int StepsPerEpoch = 3;

    private const string Training = """
        epochs: 4, batch_size: 16, checkpoint_seconds: 0, schedule: { id: cosine, warm_up_epochs: 1 }, optimizer: { id: adam, learning_rate: 0.01 }
        """;

    /// <summary>Beside the training: epochs are compared by their totals, which objectives whose terms change for ever refuse.</summary>
    private const string Compared = "evaluate: best, early_stopping: { patience: 3 }", NotCompared = "evaluate: last";

    private RealPlugins plugins = null!;
    private int threads;

    [OneTimeSetUp]
    public void LoadPlugins()
    {
        plugins = new RealPlugins();
        threads = torch.get_num_threads();
        torch.set_num_threads(1); // so small a model only waits for more
    }

    [OneTimeTearDown]
    public void Release()
    {
        torch.set_num_threads(threads);
        plugins.Dispose();
    }

    [TestCase("{ id: ae }")]
    [TestCase("{ id: vae, warm_up: linear, warm_up_epochs: 2 }")]
    [TestCase("{ id: beta-vae, capacity: 5, capacity_epochs: 3 }")]
    [TestCase("{ id: info-vae }")]
    [TestCase("{ id: beta-tc-vae }")]
    [TestCase("{ id: dip-vae }")]
    [TestCase("{ id: wae }")]
    [TestCase("{ id: nvc, anchors: 4, metric: {}, initialize_after: 2 }")]
    [TestCase("{ id: vq-vae, codes: 16, restart_below: 0.9 }")]
    [TestCase("{ id: vq-vae, codes: 8, codebook: loss }")]
    [TestCase("{ id: aae }")]
    [TestCase("{ id: online-kmeans, clusters: 4, forget_each_epoch: false }")]
    [TestCase("{ id: vade }")]
    [TestCase("{ id: gm-vae }")]
    [TestCase("{ id: vamp }")]
    [TestCase("{ id: nt-xent }")]
    public void Train_EveryObjectiveWithDropout_EndsBitIdentical(string objective) =>
        CheckSame("{ id: mlp, widths: [16], hidden: 8, dropout: 0.2 }", "{ id: stroke-digits, training: 48, validation: 16, test: 16 }", objective);

    [TestCase("{ id: dec, clusters: 4, update_every: 3 }")]
    [TestCase("{ id: idec, clusters: 4, update_every: 2 }")]
    [TestCase("{ id: nvc, anchors: 4, metric: { anchor_negatives: true, self_pairs: false }, initialize_after_steps: 4, restart_dead: true, "
        + "gradient_ratio: 0.5, assignment: balanced, measured_on: mean, distance_unit: batch, refresh_statistics: true }")]
    public void Train_ObjectiveWhoseTermsChangeWithDropout_EndsBitIdentical(string objective) => CheckSame(
        "{ id: mlp, widths: [16], hidden: 8, dropout: 0.2 }", "{ id: stroke-digits, training: 48, validation: 16, test: 16 }", objective, NotCompared);

    [TestCase("{ id: gru, embedding: 8, width: 8, word_dropout: 0.3, dropout: 0.1 }")]
    [TestCase("{ id: transformer, dropout: 0.1, word_dropout: 0.3 }")]
    public void Train_SequencesWithWordDropout_EndsBitIdentical(string architecture) =>
        CheckSame(architecture, "{ id: grammar, training: 48, validation: 16, test: 16, length: 12 }", "{ id: vae }");

    [Test]
    public void Train_ConvolutionsWithAugmentedPictures_EndsBitIdentical() =>
        CheckSame("{ id: conv, filters: [4, 8] }", "{ id: shaded-solids, training: 48, validation: 16, test: 16 }", "{ id: nvc, anchors: 4 }");

    private void CheckSame(string architecture, string dataset, string objective, string judged = Compared)
    {
        RunSpec run = plugins.Plan($$"""
            name: resumed
            dataset: {{dataset}}
            architecture: {{architecture}}
            objective: {{objective}}
            latent_dimension: 4
            baselines: []
            training: { {{Training}}, {{judged}} }
            """).Single();
        Trained whole = Train(run, new NoCheckpoints(), int.MaxValue, crash: false)!;
        int steps = whole.Outcome.Epochs.Count * StepsPerEpoch;

        Assert.Multiple(() =>
        {
            // A step after a border, the checkpoint of the border is on the disk.
            for (int border = StepsPerEpoch; border < steps; border += StepsPerEpoch)
            {
                Check(border, crash: true);
                Check(border - 2, crash: false);
            }
            Check(steps - 1, crash: false);
        });

        void Check(int cut, bool crash)
        {
            var folder = new CheckpointFolder(Path.Combine(plugins.Folder, "checkpoint"));
            folder.Delete();
            var notes = new Notes();
            var kept = new KeptCheckpoints(folder, notes, _ => { });
            Assert.That(Train(run, kept, crash ? cut + 1 : cut, crash), Is.Null);
            Trained resumed = Train(run, kept, int.MaxValue, crash: false)!;

            string name = $"{objective} cut after {cut} steps: {string.Join("; ", notes.Texts)}";
            Assert.That(notes.Texts, Has.Some.StartsWith("goes on from its checkpoint"), name);
            Assert.That(resumed.Outcome.Epochs.Select(Told), Is.EqualTo(whole.Outcome.Epochs.Select(Told)), name);
            Assert.That(resumed.Outcome.BestEpoch, Is.EqualTo(whole.Outcome.BestEpoch), name);
            Assert.That(resumed.Weights, Is.EqualTo(whole.Weights), name);
        }
    }

    private static string Told(EpochRecord log) => FormattableString.Invariant($"{log.Epoch} {log.Step} {log.LearningRate} ")
        + string.Join(' ', log.Values.Select(value => FormattableString.Invariant($"{value.Key}={value.Value}")));

    private Trained? Train(RunSpec run, ICheckpoints checkpoints, int cutAfter, bool crash)
    {
        using var scope = torch.NewDisposeScope();
        LoadedData data = plugins.Get<LoadedDataCache>().Take(run.Dataset);
        var seeds = new SeedStream(run.Seed);
        using LatentModel model = plugins.Get<ModelBuilder>().Build(run, data.Info, data[SplitName.Training].Count, seeds, torch.CPU);
        torch.manual_seed(Environment.TickCount64); // as it is in another process
        using var cancellation = new CancellationTokenSource();
        try
        {
            TrainingOutcome outcome = new Trainer(run.Training, plugins.Get<TrainingMethods>().Create(run), seeds, torch.CPU).Train(
                new TrainingJob(model, data[SplitName.Training], data.Validation, new Cut(cutAfter, crash, cancellation), checkpoints), cancellation.Token);
            return new Trained(outcome, [.. model.state_dict().OrderBy(entry => entry.Key, StringComparer.Ordinal).SelectMany(entry => Bits(entry.Value))]);
        }
        catch (Exception cut) when (cut is OperationCanceledException or Crash)
        {
            return null;
        }
    }

    private static byte[] Bits(torch.Tensor tensor) => tensor.detach().cpu().contiguous().bytes.ToArray();

    private sealed record Trained(TrainingOutcome Outcome, byte[] Weights);

    private sealed class Crash : Exception;

    private sealed class Cut(int after, bool crash, CancellationTokenSource cancellation) : ITrainingObserver
    {
        private int steps;

        public void OnStep(in TrainingProgress progress)
        {
            if (++steps == after)
            {
                if (crash)
                {
                    throw new Crash();
                }
                cancellation.Cancel();
            }
        }

        public void OnEpoch(EpochRecord log, LatentModel model, bool isBest)
        {
        }
    }

    private sealed class Notes : IRunObserver
    {
        public List<string> Texts { get; } = [];

        public ITrainingObserver Begin(PlannedRun run) => throw new NotSupportedException();

        public ITrainingObserver BeginStage(PlannedRun run, RunSpec stage) => throw new NotSupportedException();

        public void Note(string text) => Texts.Add(text);

        public void End(PlannedRun run, RunFolder folder, bool reused, string? measured = null) => throw new NotSupportedException();
    }
}
