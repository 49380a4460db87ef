using NebulaBench.Errors;

namespace PenStrokes.Tests;

public sealed class StrokeFileTests
{
    private string path = "";

    [SetUp]
    public void Name() => path = Path.GetTempFileName();

    [TearDown]
    public void Delete() => File.Delete(path);

    [Test]
    public void Read_TwoDrawings_HasTheirStrokes()
    {
        File.WriteAllText(path, "# two\ndraw cross\n0,0 1,1\n0,1 1,0   # back\n\ndraw hook\n0.5,0 0.5,1 0.25,0.75\n");

        IReadOnlyList<Drawing> drawings = StrokeFile.Read(path);

        Assert.That(drawings.Select(drawing => drawing.Class), Is.EqualTo(new[] { "cross", "hook" }));
        Assert.That(drawings[0].Strokes, Has.Count.EqualTo(2));
        Assert.That(drawings[1].Strokes[0], Is.EqualTo(new[] { (0.5, 0.0), (0.5, 1.0), (0.25, 0.75) }));
    }

    [TestCase("draw cross\n0,0 1;1\n", 2, "0,0 1;1")]
    [TestCase("0,0 1,1\n", 1, "0,0 1,1")]
    [TestCase("draw cross\n\n0,0 2,1\n", 3, "0,0 2,1")]
    public void Read_BadLine_SaysWhereAndWhatWouldWork(string text, int line, string said)
    {
        File.WriteAllText(path, text);

        Assert.That(() => StrokeFile.Read(path), Throws.TypeOf<NebulaException>().With.Message.EqualTo(
            $"NB3902: {path}:{line}: '{said}' is neither a drawing nor a stroke. A drawing begins with 'draw CLASS'; "
            + "a stroke is at least two points such as '0.1,0.9 0.5,0.5', each from 0 to 1."));
    }

    [Test]
    public void Ink_LineThroughTheMiddle_IsDarkThereAndNowhereElse()
    {
        float[] ink = new Drawing("line", [[(0, 0.5), (1, 0.5)]]).Ink(size: 5, pen: 0.2);

        Assert.That(ink[10..15], Is.All.EqualTo(1));
        Assert.That(ink[..5].Concat(ink[20..]), Is.All.Zero);
    }
}
