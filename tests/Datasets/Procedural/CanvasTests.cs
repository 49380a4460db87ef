namespace NebulaBench.Datasets.Procedural.Tests;

[TestFixture]
internal sealed class CanvasTests
{
    [Test]
    public void Draw_HorizontalLine_CoversThePixelsByTheirDistance()
    {
        var canvas = new Canvas(9);
        canvas.Draw((-20, 4.25), (20, 4.25), thickness: 2);

        // The centers of rows 2 to 6 are 1.75, 0.75, 0.25, 1.25 and 2.25 away; ink ends at 1.5 and is full below 0.5.
        double[] expected = [0, 0, 0, 0.75, 1, 0.25, 0, 0, 0];
        for (int row = 0; row < 9; row++)
        {
            Assert.That(canvas.Ink.Slice(row * 9, 9).ToArray(), Is.All.EqualTo(expected[row]).Within(1e-12), $"row {row}");
        }
    }

    [Test]
    public void Draw_Dot_IsRound()
    {
        var canvas = new Canvas(9);
        canvas.Draw((4.5, 4.5), (4.5, 4.5), thickness: 5);
        for (int row = 0; row < 9; row++)
        {
            for (int column = 0; column < 9; column++)
            {
                double distance = Math.Sqrt(((row - 4) * (row - 4)) + ((column - 4) * (column - 4)));
                Assert.That(canvas.Ink[(row * 9) + column], Is.EqualTo(Math.Clamp(3 - distance, 0, 1)).Within(1e-12));
            }
        }
    }

    [Test]
    public void Draw_SlantedLine_AgreesWithTheDistanceOfEveryPixel()
    {
        var canvas = new Canvas(16);
        (double X, double Y) from = (3.2, 12.7), to = (11.9, 2.1);
        canvas.Draw(from, to, thickness: 2.4);
        for (int row = 0; row < 16; row++)
        {
            for (int column = 0; column < 16; column++)
            {
                // The distance by trying many points of the line.
                double nearest = Enumerable.Range(0, 20_001).Select(step => step / 20_000.0).Min(t => Math.Sqrt(
                    Math.Pow(column + 0.5 - from.X - (t * (to.X - from.X)), 2) + Math.Pow(row + 0.5 - from.Y - (t * (to.Y - from.Y)), 2)));
                Assert.That(canvas.Ink[(row * 16) + column], Is.EqualTo(Math.Clamp(1.7 - nearest, 0, 1)).Within(1e-3));
            }
        }
    }

    [Test]
    public void Draw_Overlapping_KeepsTheMostInkInAnyOrder()
    {
        var once = new Canvas(8);
        once.Draw((1, 1), (7, 7), 2);
        once.Draw((1, 7), (7, 1), 2);
        var otherwise = new Canvas(8);
        otherwise.Draw((7, 1), (1, 7), 2);
        otherwise.Draw((7, 7), (1, 1), 2);

        Assert.That(otherwise.Ink.ToArray(), Is.EqualTo(once.Ink.ToArray()).Within(1e-12));
        Assert.That(once.Ink.ToArray(), Is.All.InRange(0, 1));
    }

    [Test]
    public void Draw_OutsideThePicture_ChangesNothing()
    {
        var canvas = new Canvas(8);
        canvas.Draw((-10, -10), (-5, 20), 3);
        canvas.Draw((50, 3), (60, 3), 3);

        Assert.That(canvas.Ink.ToArray(), Is.All.Zero);
    }
}
