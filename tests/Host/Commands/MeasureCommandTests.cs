using NebulaBench.Host.Execution;
using NebulaBench.Host.Measuring;
using NebulaBench.Host.Tests.Runs;
using NebulaBench.Runs;
using NebulaBench.Runs.Files;
using NebulaBench.Runs.Records;

namespace NebulaBench.Host.Tests.Commands;

/// <summary>Measuring finished runs of earlier versions, which have embeddings and need neither libtorch nor a plugin.</summary>
[NonParallelizable]
public sealed class MeasureCommandTests
{
    private readonly TemporaryFolder root = new();

    [SetUp]
    public void CopyRuns() => Remedies.Workbench.Copy(StoredFiles.Path("Runs", "RegressionCorpus", "schema-1-c53c705"), root.Root);

    [TearDown]
    public void Delete() => root.Dispose();

    [Test]
    public void Run_OldRuns_GetScoresOfMoreNeighborsAndKeepTheirs()
    {
        string path = RunPath("ae");
        Assert.That(Measure("museum").Output, Does.Contain("measured on test from its stored embeddings"), "newer metrics");
        IReadOnlyList<string> before = RunFolder.Open(path).ReadScores().Keys;

        (int code, string output, string errors) = Measure("museum", "--set", "evaluation.neighbors=[3]");

        Assert.That(code, Is.Zero, errors);
        Assert.That(output.Split("measured on test from its stored embeddings, "), Has.Length.EqualTo(3), output);
        Assert.That(output, Does.Contain("  usefulness/knn_accuracy_k3  0."));
        RunFolder run = RunFolder.Open(path);
        Assert.That(before, Is.SubsetOf(run.ReadScores().Keys));
        RecordedMeasurement added = run.Record.Measurements![^1];
        Assert.That((added.From, added.Added), Is.EqualTo((MeasuredFrom.Embeddings, new[] { "usefulness/knn_accuracy_k3" })));
        Assert.That(Measure("museum", "--set", "evaluation.neighbors=[3]").Output, Does.Contain("nothing to add on test"));
    }

    [Test]
    public void Run_OtherRestarts_HaveAFolderOfTheirOwnThatReportsShowAsARow()
    {
        (int code, string output, _) = Measure(RunPath("ae"), "--set", "evaluation.k_means_restarts=[2, 3]");

        Assert.That(code, Is.Zero, output);
        RunFolder run = RunFolder.Open(RunPath("ae"));
        Assert.That(run.MeasuredFolders(), Has.Count.EqualTo(2));
        RunFolder measured = RunFolder.Open(run.MeasuredFolders()[0]);
        Assert.That(measured.ReadEmbeddings().Latents, Is.EqualTo(run.ReadEmbeddings().Latents));
        Assert.That(run.ReadScores().Keys, Is.SubsetOf(measured.ReadScores().Keys), "outputs are taken over");
        Assert.That(ProgramInProcess.Run(root.Root, "leaderboard", "museum").Output, Does.Contain("evaluation.k_means_restarts=2").And.Contain("evaluation.k_means_restarts=3"));
    }

    [Test]
    public void Run_NothingThatCanBeMeasured_IsALineEachAndTheOthersAreMeasured()
    {
        Directory.Delete(Path.Combine(root.Root, "museum-stage"), recursive: true);

        (int code, string output, _) = Measure(".", "--set", "evaluation.neighbors=[3]");

        Assert.That(code, Is.EqualTo(5));
        Assert.That(output, Does.Contain("not measured: NB5111").And.Contain("status diverged"));
        Assert.That(output.Split("from its stored embeddings"), Has.Length.EqualTo(4), output);
        Assert.That(Measure(RunPath("ae"), "--set", "evaluation.on=validation").Output, Does.Contain("not measured: NB5116"));
    }

    [Test]
    public void Run_RunThatAnotherProcessHas_IsLeftToIt()
    {
        using RunLock? held = RunLock.TryTake(RunPath("ae"));

        Assert.That(Measure(RunPath("ae")).Output, Does.Contain("not measured: NB5119: ").And.Contain("another process works on it (process "));
    }

    [TestCase("evaluation.nieghbors=[1]", "did you mean 'neighbors'?")]
    [TestCase("training.epochs=3", "unknown key 'training'")]
    [TestCase("evaluation.neighbors=[]", "evaluation.neighbors")]
    [TestCase("evaluation.on=tset", "did you mean 'test'?")]
    public void Run_MistakeInAnOption_SaysWhereAndMeasuresNothing(string set, string expected)
    {
        (int code, _, string errors) = Measure("museum", "--set", set);

        Assert.That(code, Is.EqualTo(2));
        Assert.That(errors, Does.Contain(expected));
    }

    [Test]
    public void Measure_EndedBetweenMetrics_KeepsWhatIsDoneAndCountsAsNotMeasured()
    {
        RunFolder run = RunFolder.Open(RunPath("nvc"));
        ScoreSheet whole = run.ReadScores();
        run.Write(new ScoreSheet(whole.Entries.Where(score => score.Key is not ("clusters/kmeans/ari" or "covariance/effective_rank"))));
        run.End(run.Record);
        int begun = 0;
        var way = new WayToMeasure(MeasuredRun.Evaluation(run), [])
        {
            Before = metric => _ = metric.Id.Contains("knn", StringComparison.Ordinal) && begun++ >= 0 ? throw new OperationCanceledException() : 0,
        };

        Assert.Throws<OperationCanceledException>(() => new RunMeasurer(null!, new PluginMetrics(null!, null!), null!).Measure(run, way, () => throw new InvalidOperationException()));

        RunFolder after = RunFolder.Open(run.FullPath);
        Assert.That(begun, Is.EqualTo(1));
        Assert.That(after.ReadScores()["clusters/kmeans/ari"], Is.EqualTo(whole["clusters/kmeans/ari"]));
        Assert.That(after.ReadScores()["covariance/effective_rank"], Is.EqualTo(whole["covariance/effective_rank"]));
        Assert.That((after.Record.Status, after.Record.Measurements), Is.EqualTo((RunStatus.Finished, (IReadOnlyList<RecordedMeasurement>?)null)));
    }

    private (int Code, string Output, string Errors) Measure(params string[] arguments) => ProgramInProcess.Run(root.Root, ["measure", .. arguments]);

    private string RunPath(string objective) => Directory.GetDirectories(Path.Combine(root.Root, "museum"), $"*-{objective}-s0-*").Single();
}
