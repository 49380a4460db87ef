using NebulaBench.Datasets;
using NebulaBench.Host.Pictures;
using NebulaBench.Host.Pictures.Depictions;
using NebulaBench.Toolkit.Reconstructions;
using TorchSharp;

namespace NebulaBench.Host.Tests.Generation.Depictions;

/// <summary>Samples of every kind become pictures.</summary>
public sealed class DepictionTests
{
    private DisposeScope scope = null!;

    [SetUp]
    public void Open() => scope = torch.NewDisposeScope();

    [TearDown]
    public void Free() => scope.Dispose();

    [Test]
    public void Values_OnePoint_IsABallInTheMiddleOnWhite()
    {
        Picture picture = new CloudDepictor().Values(torch.zeros(1, 1, 3)).Single();
        (int, int)[] drawn = Drawn(picture);

        Assert.Multiple(() =>
        {
            Assert.That(drawn, Has.Length.InRange(4, 16));
            Assert.That(drawn.Average(pixel => pixel.Item1), Is.EqualTo((Camera.Side - 1) / 2.0).Within(0.5));
            Assert.That(drawn.Average(pixel => pixel.Item2), Is.EqualTo((Camera.Side - 1) / 2.0).Within(0.5));
        });
    }

    [Test]
    public void Values_PointAbove_IsDrawnAbove()
    {
        IReadOnlyList<Picture> pictures = new CloudDepictor().Values(torch.tensor(new float[,,] { { { 0, 0.8f, 0 } }, { { 0.8f, 0, 0 } } }));

        Assert.That(Drawn(pictures[0]).Average(pixel => pixel.Item1), Is.LessThan(Camera.Side / 3.0), "row of the point above");
        Assert.That(Drawn(pictures[1]).Average(pixel => pixel.Item2), Is.GreaterThan(Camera.Side / 2.0 + 10), "column of the point to the right");
    }

    [Test]
    public void Values_NearAndFarPoint_ShowsTheNearOne()
    {
        var towards = Camera.Towards;
        float[] near = [towards.X, towards.Y, towards.Z], far = [-towards.X, -towards.Y, -towards.Z];
        torch.Tensor clouds = torch.tensor([.. near, .. far, .. far, .. near]).view(2, 2, 3), labels = torch.tensor(new long[] { 0, 1, 1, 0 }).view(2, 2);
        IReadOnlyList<Picture> pictures = new CloudDepictor().Labels(labels, clouds);

        Assert.That(pictures[1].Values, Is.EqualTo(pictures[0].Values), "the order of points must not matter");
    }

    [Test]
    public void Values_PointsThatAreNotFinite_AreLeftOut() =>
        Assert.That(Drawn(new CloudDepictor().Values(torch.full([1, 2, 3], float.NaN)).Single()), Is.Empty);

    [Test]
    public void Values_FullVolume_CoversTheSameAsItsShell()
    {
        torch.Tensor full = torch.ones([1, 1, 8, 8, 8]), hollow = full.clone();
        hollow[0, 0].narrow(0, 1, 6).narrow(1, 1, 6).narrow(2, 1, 6).zero_();
        var depictor = new VolumeDepictor();

        Assert.That(depictor.Values(hollow).Single().Values, Is.EqualTo(depictor.Values(full).Single().Values));
        Assert.That(Drawn(depictor.Values(full).Single()), Has.Length.GreaterThan(Camera.Side * Camera.Side / 4));
    }

    [Test]
    public void Values_EmptyVolume_IsWhite() => Assert.That(Drawn(new VolumeDepictor().Values(torch.zeros([1, 1, 5, 5, 5])).Single()), Is.Empty);

    [Test]
    public void Values_OneCellOfAVolume_LiesWhereAPointThereWould()
    {
        torch.Tensor volume = torch.zeros([1, 1, 9, 9, 9]);
        volume[0, 0, 7, 1, 6] = 1; // z, y, x
        torch.Tensor cloud = torch.tensor(new[] { Center(6), Center(1), Center(7) }).view(1, 1, 3);
        (int, int)[] cell = Drawn(new VolumeDepictor().Values(volume).Single()), ball = Drawn(new CloudDepictor().Values(cloud).Single());

        Assert.That(cell.Average(pixel => pixel.Item1), Is.EqualTo(ball.Average(pixel => pixel.Item1)).Within(1));
        Assert.That(cell.Average(pixel => pixel.Item2), Is.EqualTo(ball.Average(pixel => pixel.Item2)).Within(1));

        static float Center(int cell) => (2 * (cell + 0.5f) / 9) - 1;
    }

    [Test]
    public void Labels_VolumeOfTwoLabels_HasTwoColors()
    {
        torch.Tensor labels = torch.zeros([1, 4, 4, 4], torch.int64);
        labels[0, 1, 1, 1] = 1;
        labels[0, 2, 2, 3] = 2;
        Picture picture = new VolumeDepictor().Labels(labels, null).Single();

        Assert.That(Drawn(picture).Select(pixel => picture[2, pixel.Item1, pixel.Item2] > picture[0, pixel.Item1, pixel.Item2]).Distinct().Count(), Is.EqualTo(2));
    }

    [Test]
    public void Of_ClassesAsOutput_IsNothingToLookAt()
    {
        var info = new DatasetInfo
        {
            Input = new PointCloudShape(5, 3),
            Output = new VectorShape(4),
            DefaultReconstruction = new CategoricalReconstruction(),
        };

        Assert.That(Depiction.From(info, info.DefaultReconstruction), Is.Null);
    }

    [Test]
    public void Of_PointLabels_CannotGenerate()
    {
        var info = new DatasetInfo
        {
            Input = new PointCloudShape(5, 3),
            Output = new PointLabelsShape(2, 5),
            DefaultReconstruction = new CategoricalReconstruction(),
        };

        Assert.That(Depiction.From(info, info.DefaultReconstruction)!.CanGenerate, Is.False);
    }

    private static (int Row, int Column)[] Drawn(Picture picture) =>
    [
        .. from row in Enumerable.Range(0, picture.Height)
           from column in Enumerable.Range(0, picture.Width)
           where picture[0, row, column] < 1 || picture[1, row, column] < 1 || picture[2, row, column] < 1
           select (row, column),
    ];
}
