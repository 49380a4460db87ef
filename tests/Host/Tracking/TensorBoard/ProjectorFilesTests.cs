using NebulaBench.Host.Tests.Runs;
using NebulaBench.Host.Tracking.TensorBoard;
using NebulaBench.Runs;

namespace NebulaBench.Host.Tests.Tracking.TensorBoard;

public sealed class ProjectorFilesTests
{
    private static readonly RunEmbeddings Three = new() { Latents = [0, 0.1f, -1.5f, 2, 1e-8f, 3], Dimension = 2 };

    private TemporaryFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new TemporaryFolder();

    [TearDown]
    public void Delete() => folder.Dispose();

    [Test]
    [SetCulture("de-DE")]
    public void Write_LabelsAndAssignments_AreColumnsUnderHeadings()
    {
        RunFolder run = Written(Three with { Labels = [1, 0, 2], Assignments = [4, 5, 6] }, atMost: 10);

        Assert.Multiple(() =>
        {
            Assert.That(Text(run, "tensor.tsv"), Is.EqualTo("0\t0.1\n-1.5\t2\n1E-08\t3\n"));
            Assert.That(Text(run, "metadata.tsv"), Is.EqualTo("sample\tlabel\tprototype\n0\tone\t4\n1\tzero\t5\n2\t2\t6\n"), "label 2 has no name");
            Assert.That(Text(run, "projector_config.pbtxt"), Is.EqualTo(
                "embeddings {\n  tensor_name: \"latents\"\n  tensor_shape: 3\n  tensor_shape: 2\n"
                + "  tensor_path: \"tensor.tsv\"\n  metadata_path: \"metadata.tsv\"\n}\n"));
        });
    }

    [Test]
    public void Write_NothingKnownOfSamples_HasNoMetadata()
    {
        RunFolder run = Written(Three, atMost: 10);

        Assert.That(File.Exists(Path.Combine(run.Tracking, "metadata.tsv")), Is.False);
        Assert.That(Text(run, "projector_config.pbtxt"), Does.Not.Contain("metadata"));
    }

    [Test]
    public void Write_IdsOfTheDataset_NameTheSamples() => Assert.That(
        Text(Written(Three with { Labels = [0, 1, 0], Ids = ["a/1.png", "b\t2.png", "c"] }, atMost: 10), "metadata.tsv"),
        Is.EqualTo("sample\tlabel\na/1.png\tzero\nb 2.png\tone\nc\tzero\n"));

    [Test]
    public void Write_FewerThanThereAre_TakesThemEvenly() =>
        Assert.That(Text(Written(Three with { Labels = [0, 1, 0] }, atMost: 2), "metadata.tsv"), Is.EqualTo("sample\tlabel\n0\tzero\n1\tone\n"));

    [Test]
    public void Write_NoneWanted_WritesNothing() => Assert.That(Directory.GetFiles(Written(Three, atMost: 0).Tracking), Is.Empty);

    private RunFolder Written(RunEmbeddings embeddings, int atMost)
    {
        RunFolder run = RunFolder.Create(Directory.CreateDirectory(folder["runs"]).FullName, SampleRun.Record());
        run.Write(embeddings);
        Directory.CreateDirectory(run.Tracking);
        ProjectorFiles.Write(run, atMost);
        return run;
    }

    private static string Text(RunFolder run, string name) => File.ReadAllText(Path.Combine(run.Tracking, name));
}
