using System.Xml.Linq;
using NebulaBench.Host.Tests.Runs;
using NebulaBench.Reporting.Figures;
using NebulaBench.Runs;
using NebulaBench.Runs.Arrays;

namespace NebulaBench.Host.Tests.Reporting.Figures;

[SetCulture("de-DE")]
public class RunFiguresTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private TemporaryFolder root;
    private RunFolder folder;

    [SetUp]
    public void MakeRun()
    {
        root = new TemporaryFolder();
        folder = RunFolder.Create(root.Root, SampleRun.Record(objective: "nvc"));
    }

    [TearDown]
    public void RemoveRoot() => root.Dispose();

    [Test]
    public void Write_RunWithAnchors_MakesThreeFiguresTwice()
    {
        WriteLatents(assigned: true);

        RunFigures.Write(folder);

        Assert.That(Directory.GetFiles(folder.Figures).Select(Path.GetFileName), Is.EquivalentTo(new[]
        {
            "latents-by-label.png", "latents-by-label.svg", "latents-by-assignment.png", "latents-by-assignment.svg",
            "correlation.png", "correlation.svg",
        }));
        Assert.Multiple(() =>
        {
            foreach (string png in Directory.GetFiles(folder.Figures, "*.png"))
                Assert.That(File.ReadAllBytes(png).AsSpan(1, 3).ToArray(), Is.EqualTo("PNG"u8.ToArray()), png);
        });
    }

    [Test]
    public void Write_RunWithoutAssignments_LeavesThatFigureOut()
    {
        WriteLatents(assigned: false);

        RunFigures.Write(folder);

        Assert.That(File.Exists(Path.Combine(folder.Figures, "latents-by-assignment.png")), Is.False);
    }

    [Test]
    public void Write_Latents_DrawsEveryPointOnceAndNamesTheClasses()
    {
        WriteLatents(assigned: true);

        RunFigures.Write(folder);

        XElement figure = Load("latents-by-label.svg");
        // 30 points and the two classes' marks in the legend.
        Assert.That(figure.Descendants(Svg + "ellipse").Count() + figure.Descendants(Svg + "circle").Count(), Is.EqualTo(32));
        string[] texts = [.. Texts(figure)];
        Assert.That(texts, Does.Contain("zero"));
        Assert.That(texts, Does.Contain("one"));
        Assert.That(texts, Does.Contain("anchor"));
        Assert.That(texts, Does.Contain("mnist · mlp · nvc · seed 0 · by label"));
    }

    [Test]
    public void Write_Correlation_DrawsEveryCellInItsColor()
    {
        WriteLatents(assigned: false);

        RunFigures.Write(folder);

        XElement figure = Load("correlation.svg");
        string[] fills = [.. figure.Descendants(Svg + "rect").Select(cell => (string?)cell.Attribute("fill") ?? "")];
        Assert.That(fills.Count(fill => fill == "#67001F"), Is.EqualTo(2), "the diagonal: 1");
        Assert.That(fills.Count(fill => fill == "#4393C3"), Is.EqualTo(2), "beside it: −0.6");
        Assert.That(Texts(figure), Does.Contain("−0.5"));
    }

    [Test]
    public void Write_Twice_GivesTheSameSvg()
    {
        WriteLatents(assigned: true);
        string[] Contents() => [.. Directory.GetFiles(folder.Figures, "latents*.svg").Order().Select(File.ReadAllText).Select(WithoutCounters)];

        RunFigures.Write(folder);
        string[] first = Contents();
        RunFigures.Write(folder);

        Assert.That(Contents(), Is.EqualTo(first));
    }

    // The drawing library numbers its clips through all figures of a process.
    private static string WithoutCounters(string svg) => System.Text.RegularExpressions.Regex.Replace(svg, "cl_[0-9a-f]+", "cl");

    private void WriteLatents(bool assigned)
    {
        float[] latents = [.. Enumerable.Range(0, 30).SelectMany(index => new[] { index % 2 * 5f, index / 10f, index % 3 })];
        int[] labels = [.. Enumerable.Range(0, 30).Select(index => index % 2)];
        folder.Write(new RunEmbeddings
        {
            Latents = latents,
            Dimension = 3,
            Labels = labels,
            Assignments = assigned ? labels : null,
            Prototypes = assigned ? [0, 1.5f, 1, 5, 1.5f, 1] : null,
        });
        folder.WriteStructure(new Dictionary<string, DenseArray>
        {
            ["correlation"] = DenseArray.From(new[,] { { 1, -0.6 }, { -0.6, 1 } }),
        });
    }

    private XElement Load(string name) => XElement.Load(Path.Combine(folder.Figures, name));

    private static IEnumerable<string> Texts(XElement figure) => figure.Descendants(Svg + "text").Select(text => text.Value.Trim());
}
