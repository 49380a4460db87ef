using NebulaBench.Datasets;
using NebulaBench.Errors;
using NebulaBench.Runs;
using NebulaBench.Runs.Files;

namespace NebulaBench.Host.Tests.Runs;

public sealed class VocabularyFileTests
{
    private readonly TemporaryFolder root = new();

    [TearDown]
    public void Delete() => root.Dispose();

    [Test]
    public void Check_SameTokens_IsSilent()
    {
        RunFolder run = Written("a", "b");

        Assert.That(() => Check(run, "a", "b"), Throws.Nothing);
    }

    [Test]
    public void Check_AnotherNumberOfTokens_SaysHowMany()
    {
        RunFolder run = Written("a", "b");

        Assert.That(() => Check(run, "a"), Throws.TypeOf<NebulaException>().With.Message.Contains(
            "NB5114").And.Message.Contains("the data's input vocabulary has 5 tokens, the run's 6"));
    }

    [Test]
    public void Check_AnotherToken_NamesIt()
    {
        RunFolder run = Written("a", "b");

        Assert.That(() => Check(run, "a", "c"), Throws.TypeOf<NebulaException>().With.Message.Contains("'c' as token 5, the run's 'b'"));
    }

    [Test]
    public void Check_FileCutShort_IsDamage()
    {
        RunFolder run = Written("a", "b");
        string file = run.PathOf("vocabulary.json");
        File.WriteAllText(file, File.ReadAllText(file)[..20]);

        Assert.That(() => Check(run, "a", "b"), Throws.TypeOf<NebulaException>().With.Message.StartsWith($"NB5102: {file}: it is cut short"));
    }

    [Test]
    public void Check_FileAlteredAfterTheRunFinished_SaysSo()
    {
        RunFolder run = Written("a", "b");
        run.Write(new NebulaBench.Runs.Records.ScoreSheet([]));
        run.End(run.Record with { Status = NebulaBench.Runs.Files.RunStatus.Finished });
        string file = run.PathOf("vocabulary.json");
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"a\"", "\"c\"", StringComparison.Ordinal));

        Assert.That(() => Check(run, "c", "b"), Throws.TypeOf<NebulaException>().With.Message.StartsWith($"NB5103: {file}"));
    }

    [Test]
    public void Check_FileOfBeforeItHadAVersion_IsRead()
    {
        RunFolder run = Rewritten("\"schema_version\": 1,", "");

        Assert.That(() => Check(run, "a", "c"), Throws.TypeOf<NebulaException>().With.Message.Contains("NB5114"));
    }

    [Test]
    public void Check_FileOfANewerProgram_SaysSo()
    {
        RunFolder run = Rewritten("\"schema_version\": 1,", "\"schema_version\": 2,");

        Assert.That(() => Check(run, "a", "b"), Throws.TypeOf<NebulaException>().With.Message.Contains("vocabulary.json"));
    }

    [Test]
    public void Write_NoSequences_WritesNothing()
    {
        var run = RunFolder.Create(root["runs"], SampleRun.Record());
        VocabularyFile.Write(run, null, null);

        Assert.That(File.Exists(run.PathOf(RunFileNames.Vocabulary)), Is.False);
    }

    private RunFolder Rewritten(string text, string other)
    {
        RunFolder run = Written("a", "b");
        string file = run.PathOf(RunFileNames.Vocabulary), content = File.ReadAllText(file);
        Assert.That(content, Does.Contain(text));
        File.WriteAllText(file, content.Replace(text, other, StringComparison.Ordinal));
        return run;
    }

    private RunFolder Written(params string[] words)
    {
        var run = RunFolder.Create(root["runs"], SampleRun.Record());
        VocabularyFile.Write(run, Words(words), Words(words));
        return run;
    }

    private static void Check(RunFolder run, params string[] words) => VocabularyFile.Check(run, Words(words), Words(words));

    private static Vocabulary Words(params string[] words) => new([.. SpecialTokens.Texts, .. words], " ");
}
