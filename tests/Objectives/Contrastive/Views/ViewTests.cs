using NebulaBench.Datasets;
using NebulaBench.Objectives.Contrastive.Views;
using NebulaBench.Testing;
using TorchSharp;

namespace NebulaBench.Objectives.Contrastive.Tests.Views;

public sealed class ViewTests
{
    private static readonly ImageViewOptions StillImages = new() { Shift = 0, Crop = 0, Brightness = 0, Contrast = 0, Noise = 0 };
    private static readonly PointViewOptions StillPoints = new() { Rotation = 0, Scale = 0, Jitter = 0, Dropout = 0 };
    private static readonly VolumeViewOptions StillVolumes = new() { Flip = false, Shift = 0, Masking = 0 };

    private static IEnumerable<TestCaseData> Kinds()
    {
        torch.manual_seed(0);
        yield return Case(new VectorShape(6), torch.randn(5, 6));
        yield return Case(new ImageShape(3, 9, 7), torch.rand(5, 3, 9, 7));
        yield return Case(new PointCloudShape(20, 3), torch.randn(5, 20, 3));
        yield return Case(new PointCloudShape(20, 6), torch.randn(5, 20, 6));
        yield return Case(new VolumeShape(2, 8, 6, 4), torch.rand([5, 2, 8, 6, 4]));
        yield return Case(new SequenceShape(12, 30), torch.randint(4, 30, [5, 12], torch.int64));
    }

    [TestCaseSource(nameof(Kinds))]
    public void Make_Defaults_KeepsShapeAndTypeAndChangesTheSamplesDifferentlyEachTime(SampleShape shape, torch.Tensor input)
    {
        ViewFactory maker = ViewFactory.For(shape, new NtXentOptions())!;
        using torch.Tensor before = input.clone();

        torch.Tensor first = maker.Make(input).Input, second = maker.Make(input).Input;

        Assert.That((first.shape, first.dtype), Is.EqualTo((input.shape, input.dtype)));
        Assert.That(input.eq(before).all().ToBoolean(), Is.True, "the input is left alone");
        Assert.That(first.eq(input).all().ToBoolean(), Is.False);
        Assert.That(first.eq(second).all().ToBoolean(), Is.False);
    }

    [TestCaseSource(nameof(Kinds))]
    public void Make_NothingAllowed_ReturnsTheSamples(SampleShape shape, torch.Tensor input)
    {
        var still = new NtXentOptions
        {
            Images = StillImages,
            Points = StillPoints,
            Volumes = StillVolumes,
            Vectors = new VectorViewOptions { Masking = 0, Noise = 0 },
            Sequences = new SequenceViewOptions { Masking = 0 },
        };

        torch.Tensor view = ViewFactory.For(shape, still)!.Make(input).Input;

        using torch.Tensor error = (view - input).abs().max();
        Assert.That(error.ToDouble(), Is.LessThan(1e-5));
    }

    [TestCaseSource(nameof(Kinds))]
    public void Make_SingleSample_IsFinite(SampleShape shape, torch.Tensor input)
    {
        torch.Tensor view = ViewFactory.For(shape, new NtXentOptions())!.Make(input.narrow(0, 0, 1)).Input;

        Assert.That(view.isfinite().all().ToBoolean(), Is.True);
    }

    [Test]
    public void Vectors_MaskingAndNoise_HaveTheirShares()
    {
        torch.manual_seed(1);
        using torch.Tensor input = 5 + (torch.randn(2000, 4) * torch.tensor(new[] { 1f, 10, 0, 1 }));

        torch.Tensor view = new VectorViews(new VectorViewOptions { Masking = 0.25, Noise = 0.1 }).Make(input).Input;

        using torch.Tensor kept = view.ne(0), change = ((view - input) * kept).pow(2).sum(0L).div(kept.sum(0L)).sqrt();
        Assert.That(kept.to_type(torch.float32).mean().ToDouble(), Is.EqualTo(0.75).Within(0.02));
        Assert.That(change.data<float>().ToArray(), Is.EqualTo(new[] { 0.1f, 1, 0, 0.1f }).Within(0.1));
    }

    [Test]
    public void Images_Flip_MirrorsHalfOfThemLeftToRight()
    {
        torch.manual_seed(1);
        using torch.Tensor input = torch.rand(1, 2, 4, 5).expand(200, -1, -1, -1).contiguous(), mirrored = input.flip(3);

        torch.Tensor view = new ImageViews(StillImages with { Flip = true }).Make(input).Input;

        using torch.Tensor isSame = (view - input).abs().amax([1L, 2L, 3L]) < 1e-5, isMirrored = (view - mirrored).abs().amax([1L, 2L, 3L]) < 1e-5;
        Assert.That(isSame.logical_xor(isMirrored).all().ToBoolean(), Is.True);
        Assert.That(isMirrored.sum().ToInt64(), Is.InRange(70, 130));
    }

    [Test]
    public void Images_Shift_MovesNoFurtherThanItsShare()
    {
        torch.manual_seed(1);
        using torch.Tensor input = torch.zeros(300, 1, 20, 20);
        input[.., .., 10, 10] = 1;
        using torch.Tensor places = torch.arange(20, torch.float32) - 10;

        torch.Tensor view = new ImageViews(StillImages with { Shift = 0.2 }).Make(input).Input;

        using torch.Tensor across = (view.sum([1L, 2L]) * places).sum(1L), down = (view.sum([1L, 3L]) * places).sum(1L); // [300]
        foreach (torch.Tensor moved in new[] { across, down })
        {
            Assert.That(moved.abs().max().ToDouble(), Is.LessThanOrEqualTo(4.001).And.GreaterThan(3));
            Assert.That(moved.mean().ToDouble(), Is.Zero.Within(0.5));
        }
    }

    [Test]
    public void Images_Crop_ShowsAPartThatLiesInside()
    {
        torch.manual_seed(1);
        // Columns count up, so that a column's value is where it comes from.
        using torch.Tensor input = torch.arange(40, torch.float32).view(1, 1, 1, 40).expand(100, 1, 40, 40).contiguous();

        torch.Tensor view = new ImageViews(StillImages with { Crop = 0.5 }).Make(input).Input;

        using torch.Tensor row = view[.., 0, 20, ..], step = row[.., 21] - row[.., 20]; // [100, 40], [100]
        Assert.That((step.min().ToDouble(), step.max().ToDouble()), Is.EqualTo((0.5, 1.0)).Within(0.05));
        using torch.Tensor steps = row.narrow(1, 2, 37) - row.narrow(1, 1, 37);
        Assert.That((steps - step.unsqueeze(1)).abs().max().ToDouble(), Is.LessThan(1e-3), "nothing of the border is repeated");
    }

    [Test]
    public void Images_Values_StayWithinThoseOfTheBatch()
    {
        torch.manual_seed(1);
        using torch.Tensor input = (torch.rand(50, 1, 6, 6) * 3) - 1;

        torch.Tensor view = new ImageViews(new ImageViewOptions { Noise = 5, Brightness = 1, Contrast = 1 }).Make(input).Input;

        Assert.That(view.min().ToDouble(), Is.EqualTo(input.min().ToDouble()).Within(1e-6));
        Assert.That(view.max().ToDouble(), Is.EqualTo(input.max().ToDouble()).Within(1e-6));
    }

    [Test]
    public void Points_Rotation_TurnsPlacesAndNormalsAboutTheUpwardAxis()
    {
        torch.manual_seed(1);
        using torch.Tensor places = torch.randn(30, 10, 3), input = torch.cat([places, places], 2);

        torch.Tensor view = new PointViews(StillPoints with { Rotation = 180 }).Make(input).Input;

        torch.Tensor turned = view.narrow(2, 0, 3);
        TensorAssert.Close(view.narrow(2, 3, 3), turned.detach(), 1e-6);
        TensorAssert.Close(turned[.., .., 1], places[.., .., 1], 1e-6);
        TensorAssert.Close(turned.matmul(turned.transpose(1, 2)), places.matmul(places.transpose(1, 2)), 1e-5);
        // The third coordinate of the cross product of horizontal directions keeps its sign: turned, not mirrored.
        TensorAssert.Close(Area(turned), Area(places), 1e-5);
        Assert.That((turned - places).abs().amax([1L, 2L]).min().ToDouble(), Is.GreaterThan(1e-4));

        static torch.Tensor Area(torch.Tensor cloud) =>
            (cloud[.., 0, 2] * cloud[.., 1, 0]) - (cloud[.., 0, 0] * cloud[.., 1, 2]);
    }

    [Test]
    public void Points_Dropout_RepeatsPointsThatStay()
    {
        torch.manual_seed(1);
        using torch.Tensor input = torch.randn(200, 50, 3);

        View view = new PointViews(StillPoints with { Dropout = 0.4 }).Make(input);

        torch.Tensor points = view.Points!;
        TensorAssert.Close(view.Input, input.gather(1, points.unsqueeze(2).expand(-1, -1, 3)), 1e-6);
        using torch.Tensor isOwn = points.eq(torch.arange(50)), kept = isOwn.sum(1L).to_type(torch.float32);
        Assert.That(isOwn.gather(1, points).all().ToBoolean(), Is.True, "what is repeated is there itself");
        Assert.That((kept.min().ToDouble(), kept.mean().ToDouble()), Is.EqualTo((31.0, 40.0)).Within(1.5));
    }

    [Test]
    public void Points_NearlyAllDropped_KeepsOne()
    {
        using torch.Tensor input = torch.randn(50, 1, 3);

        View view = new PointViews(StillPoints with { Dropout = 0.99 }).Make(input);

        Assert.That(view.Input.eq(input).all().ToBoolean(), Is.True);
    }

    [Test]
    public void Points_ScaleAndJitter_LeaveNormalsAlone()
    {
        torch.manual_seed(1);
        using torch.Tensor input = torch.randn(30, 10, 6);

        torch.Tensor view = new PointViews(StillPoints with { Scale = 0.5, Jitter = 0.1 }).Make(input).Input;

        TensorAssert.Close(view.narrow(2, 3, 3), input.narrow(2, 3, 3), 1e-6);
        Assert.That((view.narrow(2, 0, 3) - input.narrow(2, 0, 3)).abs().min().ToDouble(), Is.GreaterThan(0));
    }

    [Test]
    public void Volumes_ShiftAndFlip_MoveWholeCellsAndLetEmptinessIn()
    {
        torch.manual_seed(1);
        using torch.Tensor input = torch.ones([300, 1, 10, 10, 10]);

        torch.Tensor shifted = new VolumeViews(StillVolumes with { Shift = 0.2 }).Make(input).Input;

        foreach (int axis in new[] { 2, 3, 4 })
        {
            long[] others = [.. new long[] { 1, 2, 3, 4 }.Where(other => other != axis)];
            using torch.Tensor filled = shifted.amax(others).sum(1L); // [300]
            Assert.That((filled.min().ToDouble(), filled.max().ToDouble()), Is.EqualTo((8.0, 10.0)));
        }
        Assert.That(shifted.eq(0).logical_or(shifted.eq(1)).all().ToBoolean(), Is.True);
    }

    [Test]
    public void Volumes_Flip_MirrorsHorizontallyAndNeverUpsideDown()
    {
        torch.manual_seed(1);
        using torch.Tensor one = torch.rand([1, 2, 3, 4, 5]), input = one.expand(100, -1, -1, -1, -1);

        torch.Tensor view = new VolumeViews(StillVolumes with { Flip = true }).Make(input).Input;

        int[] counts = [.. new[] { one, one.flip(2), one.flip(4), one.flip(2, 4) }
            .Select(wanted => (int)(view - wanted).abs().amax([1L, 2L, 3L, 4L]).eq(0).sum().ToInt64())];
        Assert.That(counts.Sum(), Is.EqualTo(100));
        Assert.That(counts, Has.All.InRange(10, 45));
    }

    [Test]
    public void Sequences_Masking_SparesPaddingEndAndUnknown()
    {
        torch.manual_seed(1);
        using torch.Tensor input = torch.tensor(new long[] { 7, 8, 9, 3, 2, 0, 0, 0 }).expand(400, 8).contiguous();

        torch.Tensor view = new SequenceViews(new SequenceViewOptions { Masking = 0.4 }).Make(input).Input;

        using torch.Tensor tail = view.narrow(1, 3, 5), words = view.narrow(1, 0, 3);
        Assert.That(tail.eq(input.narrow(1, 3, 5)).all().ToBoolean(), Is.True);
        Assert.That(words.eq(SpecialTokens.Unknown).to_type(torch.float32).mean().ToDouble(), Is.EqualTo(0.4).Within(0.05));
        Assert.That(words.eq(SpecialTokens.Unknown).logical_or(words.eq(input.narrow(1, 0, 3))).all().ToBoolean(), Is.True);
    }

    private static TestCaseData Case(SampleShape shape, torch.Tensor input) => new TestCaseData(shape, input).SetArgDisplayNames(shape.ToString());
}
