using NebulaBench.Errors;
using NebulaBench.Runs;
using NebulaBench.Runs.Files;
using NebulaBench.Runs.Records;

namespace NebulaBench.Host.Tests.Runs;

/// <summary>What happens to folders that a crash, a full disk or a person has been at.</summary>
public class RunFolderDamageTests
{
    private TemporaryFolder root;
    private RunFolder folder;

    [SetUp]
    public void MakeFolder()
    {
        root = new TemporaryFolder();
        folder = RunFolder.Create(root.Root, SampleRun.Record());
        folder.Append(SampleRun.Epoch(1));
        folder.Append(SampleRun.Epoch(2));
        folder.Write(new ScoreSheet([new("output/reconstruction_nats", 81.25)]));
    }

    [TearDown]
    public void RemoveRoot() => root.Dispose();

    [Test]
    public void Open_RecordCutShort_NamesTheFileAndThePlace()
    {
        string file = folder.PathOf("run.json");
        File.WriteAllText(file, "{\n  \"schema_version\": 1,\n  \"id\"");

        Throws(() => RunFolder.Open(folder.FullPath), "NB5102", file, "not JSON, or cut short, at line 3, byte 7.");
    }

    [Test]
    public void Open_RecordWithoutARequiredValue_SaysSo()
    {
        string file = folder.PathOf("run.json");
        File.WriteAllText(file, """{"schema_version": 1, "id": "run-1"}""");

        Throws(() => RunFolder.Open(folder.FullPath), "NB5102", file, "a required value is missing.");
    }

    [Test]
    public void Open_RecordWithAValueOfAnotherKind_NamesItsPlace()
    {
        string file = folder.PathOf("run.json");
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"latent_dimension\": 32", "\"latent_dimension\": \"wide\"", StringComparison.Ordinal));

        Throws(() => RunFolder.Open(folder.FullPath), "NB5102", file, "the value at $.spec.latent_dimension is incomplete or not of the expected kind.");
    }

    [Test]
    public void Open_LaterSchema_SaysWhichIsKnown()
    {
        string file = folder.PathOf("run.json");
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"schema_version\": 1", "\"schema_version\": 7", StringComparison.Ordinal));

        Throws(() => RunFolder.Open(folder.FullPath), "NB5104", file, "schema version 7 is not known; this program reads versions 1 to 1.");
    }

    [Test]
    public void Open_OtherJson_SaysThatItHasNoVersion()
    {
        string file = folder.PathOf("run.json");
        File.WriteAllText(file, "[1, 2]");

        Throws(() => RunFolder.Open(folder.FullPath), "NB5102", file, "the file does not begin with a schema_version.");
    }

    [Test]
    public void Open_NoFolder_NamesTheMissingFile() =>
        Throws(() => RunFolder.Open(root["nowhere"]), "NB5101", root["nowhere/run.json"], "there is no such file.");

    [Test]
    public void ReadScores_ScoreWithNeitherValueNorReason_NamesIt()
    {
        string file = folder.PathOf("scores.json");
        File.WriteAllText(file, """{"schema_version": 1, "scores": {"output/mse": {"value": null}}}""");

        Throws(() => folder.ReadScores(), "NB5102", file, "the score output/mse has neither a value nor a reason.");
    }

    [Test]
    public void ReadScores_AlteredAfterTheEnd_SaysSo()
    {
        Finish();
        string file = folder.PathOf("scores.json");
        string recorded = folder.Record.Files["scores.json"].Sha256[..12];
        File.WriteAllText(file, File.ReadAllText(file).Replace("81.25", "11.25", StringComparison.Ordinal));
        string found = HashedFile.Measure(file).Sha256[..12];

        Throws(
            () => folder.ReadScores(), "NB5103", file,
            $"the file was altered after the run finished: recorded SHA-256 {recorded}, found {found}.");
    }

    [Test]
    public void ReadLog_CutShortAfterTheEnd_SaysSo()
    {
        Finish();
        string file = folder.PathOf("log.jsonl");
        long length = new FileInfo(file).Length;
        File.WriteAllText(file, File.ReadAllText(file)[..^10]);

        Throws(
            () => folder.ReadLog(), "NB5103", file,
            $"the file was altered after the run finished: recorded {length} bytes, found {length - 10} bytes.");
    }

    [Test]
    public void ReadLog_CutShortWhileRunning_LeavesTheLastLineOut()
    {
        string file = folder.PathOf("log.jsonl");
        File.WriteAllText(file, File.ReadAllText(file)[..^10]);

        Assert.That(folder.ReadLog().Select(epoch => epoch.Epoch), Is.EqualTo(new[] { 1 }));
    }

    [Test]
    public void ReadLog_Garbage_NamesTheLine()
    {
        string file = folder.PathOf("log.jsonl");
        File.AppendAllText(file, "epoch 3: fine\n");

        Throws(() => folder.ReadLog(), "NB5102", file, "line 3 does not tell an epoch.");
    }

    [Test]
    public void Write_WriterThrowsMidway_KeepsTheOldFileAndNothingElse()
    {
        string file = folder.PathOf("scores.json");
        string before = File.ReadAllText(file);

        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(file, stream =>
        {
            stream.Write("{\"schema_ver"u8);
            throw new InvalidOperationException("power cut");
        }));

        Assert.That(File.ReadAllText(file), Is.EqualTo(before));
        Assert.That(Directory.GetFiles(folder.FullPath).Select(Path.GetFileName), Is.EquivalentTo(new[] { "run.json", "log.jsonl", "scores.json" }));
    }

    [Test]
    public void Write_FileSystemRefuses_SaysSo()
    {
        string file = Path.Combine(root.Root, "no-such-folder", "scores.json");

        NebulaException failure = Assert.Throws<NebulaException>(() => AtomicFile.WriteText(file, "x"))!;

        Assert.That(failure.Message, Does.StartWith($"NB5107: {file}: cannot be written: "));
        Assert.That(failure.Message, Does.EndWith("Make room, or choose a folder that may be written to."));
    }

    [Test]
    public void List_LeftoversOfACrash_AreNoRuns()
    {
        // A process that was killed while it made a folder leaves one under another name, with or without its record.
        string leftover = folder.FullPath + ".partial-0123456789abcdef0123456789abcdef";
        Directory.CreateDirectory(leftover);
        File.Copy(folder.PathOf("run.json"), Path.Combine(leftover, "run.json"));
        // One that was killed while it wrote a file leaves the beginning of it beside the old one.
        File.WriteAllText(folder.PathOf("run.json.partial-4567"), "{ \"schema");

        RunListing listing = new RunStore(root.Root).Runs("sample");

        Assert.That(listing.Runs.Select(run => run.FullPath), Is.EqualTo(new[] { folder.FullPath }));
        Assert.That(listing.Unreadable, Is.Empty);
    }

    [Test]
    public void Open_KilledBeforeTheEnd_IsRunningWhateverLiesThere()
    {
        RunFolder reopened = RunFolder.Open(folder.FullPath);

        Assert.That(reopened.Ended, Is.False);
        Assert.That(reopened.Record.Files, Is.Empty);
    }

    private void Finish() => folder.End(folder.Record with { Status = RunStatus.Finished });

    private static void Throws(Action action, string code, string where, string what)
    {
        NebulaException failure = Assert.Throws<NebulaException>(action)!;
        Assert.That((failure.Code, failure.Where, failure.What), Is.EqualTo((code, where, what)));
    }
}
