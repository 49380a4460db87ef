using System.Diagnostics;
using System.Text.RegularExpressions;
using NebulaBench.Errors;
using NebulaBench.Runs;
using NebulaBench.Runs.Arrays;
using NebulaBench.Runs.Checkpoints;
using NebulaBench.Runs.Files;
using NebulaBench.Runs.Records;

namespace NebulaBench.Host.Tests.Runs;

/// <summary>Run folders that somebody else filled: whatever is in them costs that run alone, and nothing outside is read or written.</summary>
[Platform(Exclude = "Win", Reason = "links and pipes need rights there")]
public sealed class ForeignRunFolderTests
{
    private TemporaryFolder root = null!;
    private RunFolder folder = null!;

    [SetUp]
    public void MakeFolder()
    {
        root = new TemporaryFolder();
        folder = RunFolder.Create(root["runs"], SampleRun.Record());
        folder.Append(SampleRun.Epoch(1));
        folder.Write(new ScoreSheet([new("output/reconstruction_nats", 81.25)]));
    }

    [TearDown]
    public void Delete() => root.Dispose();

    [TestCase("\"plugins\": \\[[^\\]]*\\]", "\"plugins\": [null]", "plugins holds null")]
    [TestCase("\"sha256\": \"abc123\"", "\"other\": 1", "a value in plugins is missing")]
    [TestCase("\"epochs\": 0,", "\"epochs\": 0, \"skipped_plugins\": [null],", "skipped_plugins holds null")]
    [TestCase("\"epochs\": 0,", "\"epochs\": 0, \"skipped_plugins\": [{ \"name\": \"x\" }],", "a value in skipped_plugins is missing")]
    [TestCase("\"label\": \"vae\",", "", "a value in spec.objective is missing")]
    [TestCase("\"zero\"", "null", "data.classes holds null")]
    [TestCase("\"beta\": 1(.0)?", "\"beta\": \"\\ud800\"", "half a letter (a lone surrogate)")]
    [TestCase("\"beta\": 1(.0)?", "\"\\ud800\": 1", "half a letter (a lone surrogate)")]
    [TestCase("\"experiment\"", "\"\\ud800 as long as the name looked for\": 1, \"experiment\"", "half a letter (a lone surrogate)")]
    [TestCase("\"training\": \\{\\s+\"epochs\"", "\"training\": \"none\", \"other\": { \"epochs\"", "spec.training holds no options")]
    [TestCase("\"evaluate\": \"last\"", "\"device\": 5", "spec.training.device is no text")]
    [TestCase("\"started\": \"2026", "\"started\": \"9999", "its times are none of a run")]
    public void Open_OddRecord_IsDamage(string pattern, string replacement, string expected)
    {
        string file = folder.PathOf(RunFileNames.Record), text = File.ReadAllText(file);
        string changed = new Regex(pattern).Replace(text, replacement.Replace("$", "$$", StringComparison.Ordinal), 1);
        Assume.That(changed, Is.Not.EqualTo(text));
        File.WriteAllText(file, changed);

        NebulaException failure = Assert.Throws<NebulaException>(() => RunFolder.Open(folder.FullPath))!;

        Assert.That((failure.Code, failure.Where), Is.EqualTo(("NB5102", file)));
        Assert.That(failure.What, Does.Contain(expected));
    }

    [Test]
    public void Open_ShortHash_IsDamage()
    {
        folder.End(folder.Record with { Status = RunStatus.Finished });
        string file = folder.PathOf(RunFileNames.Record);
        File.WriteAllText(file, Regex.Replace(File.ReadAllText(file), "\"sha256\": \"[0-9a-f]{60}", "\"sha256\": \""));

        Assert.That(() => RunFolder.Open(folder.FullPath), Throws.TypeOf<NebulaException>().With.Message.Contains("is not 64 digits long"));
    }

    [TestCase(float.NaN)]
    [TestCase(float.PositiveInfinity)]
    public void ReadEmbeddings_LatentsThatAreNotFinite_AreDamage(float value)
    {
        new RunEmbeddings { Latents = [1, 2, value, 4], Dimension = 2 }.Write(folder.PathOf(RunFileNames.Embeddings));

        Assert.That(folder.ReadEmbeddings, Throws.TypeOf<NebulaException>().With.Message.StartsWith(
            $"NB5102: {folder.PathOf(RunFileNames.Embeddings)}: its array latents holds numbers that are not finite."));
    }

    [Test]
    public void List_ARunWithoutItsRecord_IsNamed()
    {
        File.Delete(folder.PathOf(RunFileNames.Record));
        Directory.CreateDirectory(root["runs/sample/report"]);

        RunListing listing = RunStore.List(root["runs/sample"]);

        Assert.That(listing.Runs, Is.Empty);
        Assert.That(listing.Unreadable.Select(failure => (failure.Code, failure.Where)), Is.EqualTo(new[] { ("NB5101", folder.PathOf(RunFileNames.Record)) }));
    }

    [Test]
    public void List_NoFolder_SaysWhatItIs()
    {
        File.WriteAllText(root["e.yaml"], "name: e");

        Assert.That(() => RunStore.List(root["e.yaml"]), Throws.TypeOf<NebulaException>().With.Message.Contains("this is a file, not a folder of runs."));
        Assert.That(() => RunStore.List(root["none"]), Throws.TypeOf<NebulaException>().With.Message.Contains("there is no such folder."));
        Assert.That(() => RunStore.List(""), Throws.TypeOf<NebulaException>());
    }

    [TestCase(RunFileNames.Scores)]
    [TestCase(RunFileNames.Record)]
    public void Read_ALinkOutOfTheFolder_IsRefused(string name)
    {
        string file = folder.PathOf(name);
        File.Move(file, root["elsewhere.json"]);
        File.CreateSymbolicLink(file, root["elsewhere.json"]);

        Assert.That(
            () => RunFolder.Open(folder.FullPath).ReadScores(),
            Throws.TypeOf<NebulaException>().With.Message.StartsWith($"NB5102: {file}: not a regular file of the run's folder"));
    }

    [Test]
    public void Read_ALinkWithinTheFolder_IsFollowed()
    {
        File.Move(folder.PathOf(RunFileNames.Scores), folder.PathOf("s.json"));
        File.CreateSymbolicLink(folder.PathOf(RunFileNames.Scores), "s.json");

        Assert.That(folder.ReadScores().Keys, Has.Count.EqualTo(1));
    }

    [Test]
    [Platform("Linux")]
    [CancelAfter(20_000)]
    public void Read_APipe_IsRefusedAtOnce()
    {
        File.Delete(folder.PathOf(RunFileNames.Scores));
        Process.Start("mkfifo", folder.PathOf(RunFileNames.Scores)).WaitForExit();

        Assert.That(() => folder.ReadScores(), Throws.TypeOf<NebulaException>().With.Message.Contains("not a regular file, but a pipe"));
        Assert.That(OwnFile.LiesIn(folder.FullPath, folder.PathOf(RunFileNames.Scores)), Is.False);
    }

    [Test]
    public void LiesIn_FolderThatIsALinkOut_IsRefused()
    {
        Directory.CreateDirectory(root["out"]);
        File.WriteAllText(root["out/samples.png"], "secret");
        Directory.CreateSymbolicLink(folder.Figures, root["out"]);

        Assert.That(OwnFile.LiesIn(folder.FullPath, Path.Combine(folder.Figures, "samples.png")), Is.False);
        Assert.That(OwnFile.LiesIn(folder.FullPath, folder.PathOf(RunFileNames.Log)));
    }

    [Test]
    public void Remove_LinksInTheFolder_LeavesWhatTheyLeadTo()
    {
        Directory.CreateDirectory(root["out"]);
        File.WriteAllText(root["out/thesis.partial-3.docx"], "precious");
        Directory.CreateSymbolicLink(folder.Figures, root["out"]);
        Directory.CreateDirectory(folder.PathOf("deep"));
        Directory.CreateSymbolicLink(folder.PathOf("deep/out"), root["out"]);
        Directory.CreateSymbolicLink(folder.FullPath + ".partial-1", root["out"]);
        File.WriteAllText(folder.PathOf("scores.json.partial-1"), "");

        StaleFiles.Remove(folder.FullPath);

        Assert.That(File.ReadAllText(root["out/thesis.partial-3.docx"]), Is.EqualTo("precious"));
        Assert.That(Directory.Exists(folder.Figures) || File.Exists(folder.PathOf("scores.json.partial-1")), Is.False);
    }

    [Test]
    public void Save_CheckpointFolderThatIsALink_LeavesWhatItLeadsTo()
    {
        Directory.CreateDirectory(root["out/photos"]);
        Directory.CreateSymbolicLink(folder.Checkpoint, root["out"]);
        var checkpoints = new CheckpointFolder(folder.Checkpoint);

        checkpoints.Keep([]);

        Assert.That(checkpoints.Names(), Is.Empty);
        Assert.That(Directory.Exists(root["out/photos"]));
        checkpoints.Delete();
        Assert.That(Directory.Exists(root["out/photos"]));
    }

    [TestCase(".owner.json")]
    [TestCase(".lock")]
    public void TryTake_FilesThatAreLinks_AreMadeAnew(string ending)
    {
        File.WriteAllText(root["precious.txt"], "precious");
        File.CreateSymbolicLink(folder.FullPath + ending, root["precious.txt"]);

        using (RunLock? taken = RunLock.TryTake(folder.FullPath))
        {
            Assert.That(taken, Is.Not.Null);
            Assert.That(RunLock.OwnerOf(folder.FullPath)?.Process, Is.EqualTo(Environment.ProcessId));
        }
        Assert.That(File.ReadAllText(root["precious.txt"]), Is.EqualTo("precious"));
        Assert.That(OwnFile.IsLink(folder.FullPath + ending), Is.False);
    }

    [Test]
    public void Append_LogThatIsALink_IsMadeAnew()
    {
        File.WriteAllText(root["precious.txt"], "precious");
        File.Delete(folder.PathOf(RunFileNames.Log));
        File.CreateSymbolicLink(folder.PathOf(RunFileNames.Log), root["precious.txt"]);

        folder.Append(SampleRun.Epoch(1));

        Assert.That(File.ReadAllText(root["precious.txt"]), Is.EqualTo("precious"));
        Assert.That(folder.ReadLog(), Has.Count.EqualTo(1));
    }

    [Test]
    public void Write_FileThatIsALink_IsReplaced()
    {
        File.WriteAllText(root["precious.txt"], "precious");
        File.CreateSymbolicLink(root["link.txt"], root["precious.txt"]);

        AtomicFile.WriteText(root["link.txt"], "new");

        Assert.That(File.ReadAllText(root["precious.txt"]), Is.EqualTo("precious"));
        Assert.That(File.ReadAllText(root["link.txt"]), Is.EqualTo("new"));
    }

    [TestCase("latents", new[] { 2, 0 }, "it has no array latents of two axes")]
    [TestCase("prototypes", new[] { 2, 3 }, "its array prototypes has the shape (2, 3), the latents have 2 columns")]
    [TestCase("training_latents", new[] { 4 }, "its array training_latents has the shape (4,), the latents have 2 columns")]
    public void ReadEmbeddings_ShapesThatDoNotFit_AreDamage(string name, int[] shape, string expected)
    {
        var arrays = new OrderedDictionary<string, DenseArray> { ["latents"] = DenseArray.From(new float[4], 2, 2) };
        arrays[name] = DenseArray.From(new float[shape.Aggregate(1, (product, axis) => product * axis)], shape);
        NpzFile.Write(folder.PathOf(RunFileNames.Embeddings), arrays);

        Assert.That(() => folder.ReadEmbeddings(), Throws.TypeOf<NebulaException>().With.Message.Contains(expected));
    }

    [Test]
    public void ReadEmbeddings_LabelsThatAreNone_AreDamage()
    {
        NpzFile.Write(folder.PathOf(RunFileNames.Embeddings), new OrderedDictionary<string, DenseArray>
        {
            ["latents"] = DenseArray.From(new float[4], 2, 2),
            ["labels"] = DenseArray.From(new[] { 0.5, 1 }),
        });

        Assert.That(() => folder.ReadEmbeddings(), Throws.TypeOf<NebulaException>().With.Message.Contains("a label is none: 0.5"));
    }

    [Test]
    public void ReadStructure_ShapesThatDoNotFit_AreDamage()
    {
        folder.WriteStructure([new("correlation", DenseArray.From(new double[6], 2, 3))]);
        Assert.That(() => folder.ReadStructure(), Throws.TypeOf<NebulaException>().With.Message.Contains("is not square"));

        folder.WriteStructure(
        [
            new("kmeans_contingency", DenseArray.From(new long[2], 1, 2)),
            new("kmeans_contingency_clusters", DenseArray.From(new[] { 0, 1 })),
            new("kmeans_contingency_labels", DenseArray.From(new[] { 0, 1 })),
        ]);
        Assert.That(() => folder.ReadStructure(), Throws.TypeOf<NebulaException>().With.Message.Contains("for 2 clusters and 2 labels"));
    }
}
