using NebulaBench.Errors;
using NebulaBench.Host.Tests.Runs;
using NebulaBench.Host.Tracking.MlFlow;
using NebulaBench.Metrics;
using NebulaBench.Runs;
using NebulaBench.Runs.Files;
using NebulaBench.Runs.Records;

namespace NebulaBench.Host.Tests.Tracking.MlFlow;

public sealed class MlFlowStoreTests
{
    private const string End = "1767323165000"; // two minutes after 03:04:05

    private TemporaryFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new TemporaryFolder();

    [TearDown]
    public void Delete() => folder.Dispose();

    [Test]
    public void Put_FinishedRun_LaysItOutAsMlFlowDoes()
    {
        string path = Put(Finished());

        Assert.That(
            Directory.GetFiles(path, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(path, file).Replace('\\', '/'))
                .Where(file => !file.StartsWith("params/", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            Is.EqualTo(new[]
            {
                "artifacts/figures/correlation.png", "artifacts/run.json", "artifacts/scores.json", "meta.yaml",
                "metrics/cost/evaluate_seconds", "metrics/cost/parameters", "metrics/cost/seconds_per_epoch", "metrics/cost/total_seconds",
                "metrics/cost/train_seconds",
                "metrics/diagnostics/dead_anchors", "metrics/epoch/learning_rate", "metrics/epoch/samples_per_second", "metrics/epoch/seconds",
                "metrics/scores/clusters/kmeans/nmi", "metrics/training/total", "metrics/validation/total",
                "tags/mlflow.runName", "tags/mlflow.source.git.commit", "tags/mlflow.source.name", "tags/mlflow.source.type",
                "tags/nebula.plugin.NebulaBench.Objectives.Nebula", "tags/nebula.run", "tags/nebula.status", "tags/nebula.title",
                "tags/nebula.version",
            }));
    }

    [Test]
    [SetCulture("de-DE")]
    public void Put_FinishedRun_WritesHistorySettingsAndTags()
    {
        string path = Put(Finished());

        Assert.Multiple(() =>
        {
            Assert.That(Text(path, "metrics/training/total"), Is.EqualTo("1767323050500 100.5 1\n1767323055000 NaN 2\n"));
            Assert.That(Text(path, "metrics/scores/clusters/kmeans/nmi"), Is.EqualTo(End + " 0.625 2\n"));
            Assert.That(Text(path, "params/training.optimizer.learning_rate"), Is.EqualTo("0.0002"));
            Assert.That(Text(path, "params/architecture.widths"), Is.EqualTo("[512,256,128]"));
            Assert.That(Text(path, "params/seed"), Is.EqualTo("0"));
            Assert.That(Text(path, "tags/nebula.status"), Is.EqualTo("finished"));
            Assert.That(Text(path, "tags/mlflow.source.git.commit"), Is.EqualTo("f50a18b"));
            Assert.That(Text(path, "tags/nebula.plugin.NebulaBench.Objectives.Nebula"), Is.EqualTo("0.1.0"));
        });
    }

    [Test]
    public void Put_FinishedRun_WritesBothMetaFiles()
    {
        string path = Put(Finished());
        string experiment = Path.GetFileName(Path.GetDirectoryName(path)!), id = Path.GetFileName(path);

        Assert.That(Text(path, "meta.yaml"), Is.EqualTo($"""
            artifact_uri: '{new Uri(path).AbsoluteUri}/artifacts'
            end_time: {End}
            entry_point_name: ''
            experiment_id: '{experiment}'
            lifecycle_stage: active
            run_id: '{id}'
            run_name: 'run-1'
            run_uuid: '{id}'
            source_name: ''
            source_type: 4
            source_version: ''
            start_time: 1767323045000
            status: 3
            tags: []
            user_id: ''

            """.ReplaceLineEndings("\n")));
        Assert.That(Text(Path.GetDirectoryName(path)!, "meta.yaml"), Does.Contain($"experiment_id: '{experiment}'\n").And.Contain("\nname: 'sample'\n"));
    }

    [Test]
    public void Put_Twice_GivesTheSameFiles()
    {
        RunFolder run = Finished();
        string path = Put(run);
        string[] before = Content(path);
        File.WriteAllText(Path.Combine(path, "metrics", "stale"), "0 1 2\n");

        Assert.That(Put(run), Is.EqualTo(path));
        Assert.That(Content(path), Is.EqualTo(before));
        Assert.That(Directory.GetDirectories(Path.GetDirectoryName(path)!), Has.Length.EqualTo(1), "nothing is left over");
    }

    [Test]
    public void Put_SomethingElseInItsPlace_LeavesItAlone()
    {
        RunFolder run = Finished();
        string path = Put(run);
        File.WriteAllText(Path.Combine(path, "tags", "nebula.run"), "another");

        NebulaException? error = Assert.Throws<NebulaException>(() => Put(run));

        Assert.That(error!.Code, Is.EqualTo("NB5130"));
        Assert.That(Text(path, "tags/nebula.run"), Is.EqualTo("another"));
    }

    [Test]
    public void Put_ExperimentDescribedInMlFlow_KeepsItsFile()
    {
        string parent = Path.GetDirectoryName(Put(Finished()))!;
        File.WriteAllText(Path.Combine(parent, "meta.yaml"), "name: renamed");

        Put(RunFolder.Open(folder["runs/sample/run-1"]));

        Assert.That(Text(parent, "meta.yaml"), Is.EqualTo("name: renamed"));
    }

    [Test]
    public void Put_DivergedRun_HasItsEpochsAndTheReason()
    {
        RunFolder run = Started();
        run.End(run.Record with { Status = RunStatus.Diverged, Error = new RecordedError("NB4001", "the loss is not finite.") });

        string path = Put(run);

        Assert.Multiple(() =>
        {
            Assert.That(Text(path, "meta.yaml"), Does.Contain("\nstatus: 4\n"));
            Assert.That(Text(path, "tags/nebula.error"), Is.EqualTo("NB4001: the loss is not finite."));
            Assert.That(Text(path, "metrics/training/total"), Does.EndWith(" 100.5 1\n" + Text(path, "metrics/training/total").Split('\n')[1] + "\n"));
            Assert.That(Directory.Exists(Path.Combine(path, "metrics", "scores")), Is.False);
        });
    }

    [Test]
    public void Put_RunThatGoesOn_IsRunning() =>
        Assert.That(Text(Put(Started()), "meta.yaml"), Does.Contain("end_time: null\n").And.Contain("\nstatus: 1\n"));

    private RunFolder Started()
    {
        RunFolder run = RunFolder.Create(Directory.CreateDirectory(folder["runs"]).FullName, SampleRun.Record());
        run.Append(SampleRun.Epoch(1));
        run.Append(SampleRun.Epoch(2, loss: double.NaN));
        return run;
    }

    private RunFolder Finished()
    {
        RunFolder run = Started();
        run.Write(new ScoreSheet([new("clusters/kmeans/nmi", 0.625), new("clusters/kmeans/ami", Score.Undefined("no labels"))]));
        Directory.CreateDirectory(run.Figures);
        File.WriteAllText(Path.Combine(run.Figures, "correlation.png"), "a picture");
        run.End(run.Record with
        {
            Status = RunStatus.Finished,
            Epochs = 2,
            Ended = run.Record.Started.AddMinutes(2),
            Parameters = 7,
            Timings = SampleRun.Timings(4.5),
        });
        return run;
    }

    private string Put(RunFolder run) => new MlFlowStore(folder["mlruns"]).Put(run);

    private static string Text(string path, string name) => File.ReadAllText(Path.Combine(path, name));

    private static string[] Content(string path) =>
        [.. Directory.GetFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => file + ": " + File.ReadAllText(file))];
}
