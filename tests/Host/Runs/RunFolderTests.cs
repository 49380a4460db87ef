using NebulaBench.Errors;
using NebulaBench.Metrics;
using NebulaBench.Runs;
using NebulaBench.Runs.Arrays;
using NebulaBench.Runs.Files;
using NebulaBench.Runs.Records;

namespace NebulaBench.Host.Tests.Runs;

public class RunFolderTests
{
    private TemporaryFolder root;

    [SetUp]
    public void MakeRoot() => root = new TemporaryFolder();

    [TearDown]
    public void RemoveRoot() => root.Dispose();

    [Test]
    public void Create_ThenOpen_GivesTheSameRecord()
    {
        RunRecord record = SampleRun.Record(objective: "nvc");

        RunFolder created = RunFolder.Create(root.Root, record);
        RunFolder opened = RunFolder.Open(created.FullPath);

        Assert.That(created.FullPath, Is.EqualTo(Path.Combine(root.Root, "sample", "run-1")));
        Assert.That(Text(opened.Record), Is.EqualTo(Text(record)));
    }

    [Test]
    public void End_ThenOpen_GivesEverythingBack()
    {
        RunFolder finished = Finished();

        RunFolder opened = RunFolder.Open(finished.FullPath);

        Assert.That(opened.Record.Status, Is.EqualTo(RunStatus.Finished));
        Assert.That(opened.Record.Files.Keys, Is.EqualTo(new[]
        {
            "log.jsonl", "scores.json", "embeddings.npz", "structure.npz", "weights.safetensors",
        }));
        Assert.Multiple(() =>
        {
            Assert.That(opened.ReadScores().Keys, Is.EqualTo(new[] { "clusters/assigned/nmi_arithmetic", "clusters/kmeans/silhouette" }));
            Assert.That(opened.ReadScores()["clusters/assigned/nmi_arithmetic"]!.Value.Value, Is.EqualTo(0.1 + 0.2));
            Assert.That(opened.ReadScores()["clusters/kmeans/silhouette"]!.Value.Reason, Is.EqualTo("one cluster"));
            Assert.That(opened.ReadScores()["clusters/none"], Is.Null);
            Assert.That(opened.ReadEmbeddings().Latents, Is.EqualTo(new[] { 0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0.6f }));
            Assert.That(opened.ReadEmbeddings().Labels, Is.EqualTo(new[] { 0, 1, 1 }));
            Assert.That(opened.ReadEmbeddings().Assignments, Is.Null);
            Assert.That(opened.ReadEmbeddings().Prototypes, Is.EqualTo(new[] { 9f, 8f }));
            Assert.That(opened.ReadStructure()["eigenvalues"].Values, Is.EqualTo(new[] { 2.0, 1.0 }));
            Assert.That(opened.ReadWeights()["decoder.bias"].Values, Is.EqualTo(new[] { 1f, 2f }));
            Assert.That(opened.ReadLog().Select(epoch => epoch.Values["training/total"]), Is.EqualTo(new[] { 100.5, 90.25 }));
            Assert.That(opened.ReadLog()[0].Values.Keys, Is.EqualTo(SampleRun.Epoch(1).Values.Keys));
        });
    }

    [Test]
    public void Embeddings_Ids_ComeBackAsTheyAre()
    {
        string[] ids = ["a/1.png", "", "Ünïcödé 😀"];
        RunFolder folder = RunFolder.Create(root.Root, SampleRun.Record());

        folder.Write(new RunEmbeddings { Latents = [1, 2, 3], Dimension = 1, Ids = ids });

        Assert.That(folder.ReadEmbeddings().Ids, Is.EqualTo(ids));
        Assert.That(folder.ReadEmbeddings().ToSet().Ids, Is.EqualTo(ids));
        folder.Write(new RunEmbeddings { Latents = [1], Dimension = 1 });
        Assert.That(folder.ReadEmbeddings().Ids, Is.Null, "as in files of older versions");
    }

    [Test]
    public void Embeddings_IdsOfNumbersOrTooFew_AreNamed()
    {
        RunFolder folder = RunFolder.Create(root.Root, SampleRun.Record());
        string file = folder.PathOf("embeddings.npz");

        NpzFile.Write(file, [new("latents", DenseArray.From(new float[] { 1, 2 }, 2, 1)), new("ids", DenseArray.From(new[] { 1, 2 }))]);
        Assert.That(folder.ReadEmbeddings, Throws.TypeOf<NebulaException>().With.Message.Contains("NB5102").And.Message.Contains("its array ids is no list of texts"));

        folder.Write(new RunEmbeddings { Latents = [1, 2], Dimension = 1, Ids = ["one"] });
        Assert.That(folder.ReadEmbeddings, Throws.TypeOf<NebulaException>().With.Message.Contains("its array ids has 1 elements for 2 of the latents"));
    }

    [Test]
    public void Embeddings_FromTableAndBack_KeepEverything()
    {
        var table = new LatentTable { Values = [1, 2, 3, 4], Dimension = 2, Labels = [5, 6], Assignments = [1, 0], LogVariances = [-1, -2, -3, -4] };
        RunFolder folder = RunFolder.Create(root.Root, SampleRun.Record());

        folder.Write(RunEmbeddings.From(new EmbeddingSet
        {
            Measured = table,
            Training = new LatentTable { Values = [9, 8, 7, 6, 5, 4], Dimension = 2, Labels = [1, 2, 3] },
            Prototypes = new double[,] { { 7, 8 } },
            Factors = new double[,] { { 0.1, 0.2, 0.3 }, { 0.4, 0.5, 0.6 } },
        }));
        EmbeddingSet set = folder.ReadEmbeddings().ToSet();
        LatentTable read = set.Measured;

        Assert.That((read.Dimension, read.Count), Is.EqualTo((2, 2)));
        Assert.That(read.Values, Is.EqualTo(table.Values));
        Assert.That(read.Labels, Is.EqualTo(table.Labels));
        Assert.That(read.Assignments, Is.EqualTo(table.Assignments));
        Assert.That(read.LogVariances, Is.EqualTo(table.LogVariances));
        Assert.That(set.Training!.Values, Is.EqualTo(new double[] { 9, 8, 7, 6, 5, 4 }));
        Assert.That(set.Training.Labels, Is.EqualTo(new[] { 1, 2, 3 }));
        Assert.That(set.Prototypes, Is.EqualTo(new double[,] { { 7, 8 } }));
        Assert.That(set.Factors, Is.EqualTo(new double[,] { { 0.1, 0.2, 0.3 }, { 0.4, 0.5, 0.6 } }));
    }

    [Test]
    public void Create_FolderExists_IsRefusedAndKeepsIt()
    {
        RunFolder finished = Finished();

        NebulaException failure = Assert.Throws<NebulaException>(() => RunFolder.Create(root.Root, SampleRun.Record()))!;

        Assert.That(failure.Message, Is.EqualTo(
            $"NB5105: {finished.FullPath}: the run's folder exists already (finished). Run its experiment again to continue it, or with --force to replace it."));
        Assert.That(RunFolder.Open(finished.FullPath).Record.Status, Is.EqualTo(RunStatus.Finished));
    }

    [Test]
    public void Create_Replace_LeavesNothingOfTheOldRun()
    {
        RunFolder finished = Finished();

        RunFolder created = RunFolder.Create(root.Root, SampleRun.Record(), replace: true);

        Assert.That(Directory.EnumerateFileSystemEntries(finished.FullPath).Select(Path.GetFileName), Is.EqualTo(new[] { "run.json" }));
        Assert.That(Directory.EnumerateDirectories(root["sample"]), Has.Exactly(1).Items);
        Assert.That(created.Record.Status, Is.EqualTo(RunStatus.Running));
    }

    [Test]
    public void End_FinishedWithoutScores_IsRefusedAndStaysRunning()
    {
        RunFolder folder = RunFolder.Create(root.Root, SampleRun.Record());

        NebulaException failure = Assert.Throws<NebulaException>(() => folder.End(folder.Record with { Status = RunStatus.Finished }))!;

        Assert.That(failure.Code, Is.EqualTo("NB5101"));
        Assert.That(failure.Where, Is.EqualTo(folder.PathOf("scores.json")));
        Assert.That(RunFolder.Open(folder.FullPath).Record.Status, Is.EqualTo(RunStatus.Running));
    }

    [Test]
    public void Of_FailureInLibtorch_LeavesOutTheNativeStack()
    {
        var error = RecordedError.From(new InvalidOperationException(
            "can't allocate memory: 2048 bytes.\nException raised from alloc_cpu at a.cpp:1\nframe #0: f + 0x68 (0x7f in /home/me/libc10.so)\n"));

        Assert.That(error, Is.EqualTo(new RecordedError("NB0000", "InvalidOperationException: can't allocate memory: 2048 bytes.")));
    }

    [Test]
    public void End_Diverged_KeepsTheReason()
    {
        RunFolder folder = RunFolder.Create(root.Root, SampleRun.Record());
        var error = RecordedError.From(new NebulaException("NB4001", "The term kl is not finite at step 12\nof seed 0.", "sample"));

        folder.End(folder.Record with { Status = RunStatus.Diverged, Error = error });

        Assert.That(RunFolder.Open(folder.FullPath).Record.Error, Is.EqualTo(
            new RecordedError("NB4001", "sample: The term kl is not finite at step 12 of seed 0.")));
    }

    [Test]
    public void RewriteLog_ToAnEarlierEpoch_LeavesOnlyThat()
    {
        RunFolder folder = RunFolder.Create(root.Root, SampleRun.Record());
        foreach (int epoch in new[] { 1, 2, 3 })
            folder.Append(SampleRun.Epoch(epoch));

        folder.RewriteLog(folder.ReadLog().Take(2));
        folder.Append(SampleRun.Epoch(3, double.NaN));

        Assert.That(folder.ReadLog().Select(epoch => epoch.Epoch), Is.EqualTo(new[] { 1, 2, 3 }));
        Assert.That(folder.ReadLog()[2].Values["training/total"], Is.NaN);
    }

    private RunFolder Finished()
    {
        RunFolder folder = RunFolder.Create(root.Root, SampleRun.Record());
        folder.Append(SampleRun.Epoch(1));
        folder.Append(SampleRun.Epoch(2, 90.25));
        folder.Write(new ScoreSheet(
        [
            new("clusters/assigned/nmi_arithmetic", 0.1 + 0.2),
            new("clusters/kmeans/silhouette", Score.Undefined("one cluster")),
        ]));
        folder.Write(new RunEmbeddings { Latents = [0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0.6f], Dimension = 2, Labels = [0, 1, 1], Prototypes = [9, 8] });
        folder.WriteStructure(new Dictionary<string, DenseArray> { ["eigenvalues"] = DenseArray.From(new[] { 2.0, 1.0 }) });
        folder.WriteWeights(new Dictionary<string, DenseArray> { ["decoder.bias"] = DenseArray.From(new[] { 1f, 2f }) });
        folder.End(folder.Record with { Status = RunStatus.Finished, Timings = SampleRun.Timings(1.5) });
        return folder;
    }

    private static string Text(RunRecord record) => System.Text.Json.JsonSerializer.Serialize(record, RunJson.Indented);
}
