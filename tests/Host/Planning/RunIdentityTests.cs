using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using NebulaBench.Host.Components;
using NebulaBench.Host.Execution;
using NebulaBench.Host.Planning;
using NebulaBench.Host.Tests.Configuration;
using NebulaBench.Host.Tests.Runs;
using NebulaBench.Runs;
using NebulaBench.Runs.Files;
using NebulaBench.Runs.Records;

namespace NebulaBench.Host.Tests.Planning;

/// <summary>What makes two runs the same.</summary>
public sealed class RunIdentityTests
{
    private const string Golden = """
        {"architecture":{"id":"mlp","options":{"activation":"relu","dropout":0.5,"widths":[512,256]},"plugin":"Fake.Plugin","version":"1.2.3"},"data":"da7a","dataset":{"id":"mnist","options":{"noise":0.1,"subset":null},"plugin":"Fake.Plugin","version":"1.2.3"},"evaluation":{"at_most":0,"earth_movers_samples":32,"importance_draws":50,"importance_samples":200,"k_means_restarts":10,"memory_mib":2048,"neighborhood_samples":2000,"neighbors":[1,5,20],"on":"test"},"latent_dimension":8,"objective":{"id":"ae","options":{},"plugin":"Fake.Plugin","version":"1.2.3"},"optimizer":{"id":"adam","options":{"beta1":0.9,"beta2":0.999,"epsilon":1E-08,"learning_rate":0.001,"weight_decay":0},"plugin":"Fake.Plugin","version":"1.2.3"},"reconstruction":null,"schedule":{"id":"constant","options":{"warm_up_epochs":0},"plugin":"Fake.Plugin","version":"1.2.3"},"seed":3,"suite":"0.1.0","training":{"batch_size":256,"clip_gradient_norm":0,"device":"cpu","drop_incomplete_batch":true,"early_stopping":null,"epochs":20,"evaluate":"last","fast":true,"validate_every":1}}
        """;

    private static readonly string[] GoldenSettings = ["seeds=[3]", "architecture.dropout=0.5"];

    [Test]
    public void Of_Run_IsTheGoldenOne() => CheckGolden();

    [Test]
    [SetCulture("de-DE")]
    public void Of_RunUnderGermanCulture_IsTheGoldenOne() => CheckGolden();

    [TestCase("training.epochs=21")]
    [TestCase("training.optimizer.epsilon=1e-7")]
    [TestCase("training.optimizer.id=adamw")]
    [TestCase("training.optimizer=adamw")]
    [TestCase("training.schedule=cosine")]
    [TestCase("training.early_stopping={}")]
    [TestCase("training.device=cuda")]
    [TestCase("training.fast=false")]
    [TestCase("latent_dimension=9")]
    [TestCase("seeds=[4]")]
    [TestCase("dataset.subset=100")]
    [TestCase("dataset=fashion-mnist")]
    [TestCase("architecture.widths=[256, 512]")]
    [TestCase("objective=vae")]
    [TestCase("reconstruction=bernoulli")]
    public void Of_AnyOptionChanged_IsAnother(string set) => Assert.That(Hash([.. GoldenSettings, set]), Is.Not.EqualTo(Hash(GoldenSettings)));

    [TestCase("name=other")]
    [TestCase("description=words")]
    [TestCase("evaluation={ neighbors: [1], on: validation, at_most: 9 }")]
    [TestCase("evaluation.on=[test, validation]")]
    [TestCase("tracking={ tensorboard: true, histograms_every: 3 }")]
    [TestCase("objective.label=mine")]
    [TestCase("training.epochs=20")]
    [TestCase("training.epochs=2_0")]
    [TestCase("training.optimizer={ learning_rate: 1.0e-3, beta1: .9, id: adam }")]
    [TestCase("training.device=cpu")]
    [TestCase("training.checkpoint_every=5")]
    [TestCase("training.checkpoint_seconds=0")]
    [TestCase("architecture={ activation: relu, dropout: 0.50, id: mlp }")]
    public void Of_NothingThatMattersChanged_IsTheSame(string set) => Assert.That(Hash([.. GoldenSettings, set]), Is.EqualTo(Hash(GoldenSettings)));

    [Test]
    public void Of_OtherFile_IsTheSame()
    {
        using var folder = new ExperimentFolder();
        folder.With("a/b/c.yaml", string.Join('\n', ExperimentFolder.Minimal.Trim().Split('\n').Reverse()));
        RunSpec run = Planner.Plan(folder.Load("a/b/c.yaml", overrides: GoldenSettings).OrThrow()).Single();
        Assert.That(RunIdentity.From(run, "da7a", "0.1.0").Hash, Is.EqualTo(Hash(GoldenSettings)));
    }

    [Test]
    public void Of_DataVersionOrDeviceIndex_MattersAsDocumented()
    {
        RunSpec run = GoldenRun();
        PluginDescriptor plugin = run.Objective.Descriptor.Plugin;
        RunSpec Under(PluginDescriptor other) => run with { Objective = run.Objective with { Descriptor = run.Objective.Descriptor with { Plugin = other } } };
        string hash = RunIdentity.From(run, "da7a", "0.1.0").Hash;
        Assert.Multiple(() =>
        {
            Assert.That(RunIdentity.From(run, "da7b", "0.1.0").Hash, Is.Not.EqualTo(hash));
            Assert.That(RunIdentity.From(run, "da7a", "0.1.1").Hash, Is.Not.EqualTo(hash));
            Assert.That(RunIdentity.From(run, "da7a", "0.1.0+commit").Hash, Is.EqualTo(hash));
            Assert.That(RunIdentity.From(Under(plugin with { Version = "1.2.4" }), "da7a", "0.1.0").Hash, Is.Not.EqualTo(hash));
            Assert.That(RunIdentity.From(Under(new PluginDescriptor(plugin.Name, "1.2.3+other", "/else", "11")), "da7a", "0.1.0").Hash, Is.EqualTo(hash));
            Assert.That(
                RunIdentity.From(run with { Training = run.Training with { Device = "cuda:0" } }, "da7a", "0.1.0").Hash,
                Is.EqualTo(RunIdentity.From(run with { Training = run.Training with { Device = "cuda:1" } }, "da7a", "0.1.0").Hash));
        });
    }

    [Test]
    public void IsOf_RunWhoseIdHashedItsEvaluation_KnowsItAndItsFolderIsFound()
    {
        const string Evaluation = """{"at_most":9,"neighbors":[7],"on":"validation"}""";
        RunSpec run = GoldenRun();
        string content = Regex.Replace(RunIdentity.From(run, "da7a").Content, "\"evaluation\":\\{[^}]*\\}", $"\"evaluation\":{Evaluation}");
        string id = $"mnist-mlp-ae-s3-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..12]}";
        RunRecord earlier = SampleRun.Record(id, experiment: run.Experiment);
        earlier = earlier with { Spec = earlier.Spec with { Evaluation = SampleRun.Json("""{ "on": "validation", "at_most": 9, "neighbors": [7] }""") } };
        using var root = new TemporaryFolder();
        RunFolder folder = RunFolder.Create(root.Root, earlier);
        folder.Write(ScoreSheet.Empty);
        folder.End(earlier with { Status = RunStatus.Finished });
        string own = RunIdentity.From(run, "da7a").FolderName;

        Assert.Multiple(() =>
        {
            Assert.That(RunIdentity.IsOf(run, "da7a", earlier));
            Assert.That(RunIdentity.IsOf(run with { LatentDimension = 9 }, "da7a", earlier), Is.False);
            Assert.That(RunIdentity.IsOf(run, "da7b", earlier), Is.False);
            Assert.That(RunFinder.NameOf(run, "da7a", new RunOptions(root.Root, Force: false)), Is.EqualTo(id).And.Not.EqualTo(own));
            Assert.That(RunFinder.NameOf(run, "da7a", new RunOptions(root.Root, Force: true)), Is.EqualTo(own));
            Assert.That(RunFinder.NameOf(run, "da7b", new RunOptions(root.Root, Force: false)), Is.EqualTo(RunIdentity.From(run, "da7b").FolderName));
        });
    }

    [Test]
    public void OfStage_OtherMeasuringOrValidating_IsTheSame()
    {
        RunSpec run = GoldenRun();
        RunSpec Stage(RunSpec of) => StageSpec.For(of with { Objective = of.Objective with { Pretraining = new Stage(of.Objective, new()) } })!;
        RunSpec other = run with
        {
            Training = run.Training with { ValidateEvery = 5, CheckpointEvery = 2 },
            Evaluations = [run.Evaluation with { AtMost = 7 }],
        };
        string hash = RunIdentity.OfStage(Stage(run), "da7a").Hash;

        Assert.That(RunIdentity.OfStage(Stage(other), "da7a").Hash, Is.EqualTo(hash));
        Assert.That(RunIdentity.OfStage(Stage(run with { Seed = 9 }), "da7a").Hash, Is.Not.EqualTo(hash));
        Assert.That(RunIdentity.OfStage(Stage(run), "da7a").Content, Does.Not.Contain("evaluation"));
    }

    [Test]
    public void OfStage_OtherCorruption_IsAnother()
    {
        RunSpec run = GoldenRun();
        RunSpec Stage(double corruption) => StageSpec.For(
            run with { Objective = run.Objective with { Pretraining = new Stage(run.Objective, new() { Corruption = corruption }) } })!;

        Assert.That(
            ((double[])[0, 0.1, 0.2]).Select(corruption => RunIdentity.OfStage(Stage(corruption), "da7a").Hash), Is.Unique);
        Assert.That(RunIdentity.OfStage(Stage(0), "da7a").Content, Does.Not.Contain("corruption"), "stages trained before there was any keep their ids");
    }

    [Test]
    public void Of_WholePlan_HasNoTwoAlike()
    {
        IReadOnlyList<RunSpec> runs = ExperimentFolder.Plan(ExperimentFolder.Minimal, "objective={ id: nvc, anchors: [5, 6], weight: [0, 0.5] }", "seeds=[0, 1]", "training.epochs=[1, 2]");
        Assert.That(runs.Select(run => RunIdentity.From(run, "da7a").Hash).ToList(), Has.Count.EqualTo(16).And.Unique);
    }

    private static void CheckGolden()
    {
        RunIdentity identity = RunIdentity.From(GoldenRun(), "da7a", "0.1.0");
        Assert.Multiple(() =>
        {
            Assert.That(identity.Content, Is.EqualTo(Golden));
            Assert.That(identity.Hash, Is.EqualTo("cbc05a408c37"));
            Assert.That(identity.FolderName, Is.EqualTo("mnist-mlp-ae-s3-cbc05a408c37"));
        });
    }

    private static RunSpec GoldenRun() => ExperimentFolder.Plan(ExperimentFolder.Minimal, GoldenSettings).Single();

    private static string Hash(string[] settings) => RunIdentity.From(ExperimentFolder.Plan(ExperimentFolder.Minimal, settings).Single(), "da7a", "0.1.0").Hash;
}
