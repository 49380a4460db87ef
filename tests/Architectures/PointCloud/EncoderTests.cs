using NebulaBench.Datasets;
using TorchSharp;

namespace NebulaBench.Architectures.PointCloud.Tests;

/// <summary>What makes it an encoder of sets.</summary>
public sealed class EncoderTests
{
    [Test]
    public void Encode_PointsInAnotherOrder_GivesTheSame([Values] bool transforms, [Values(3, 6)] long coordinates)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using Backbone backbone = Built(new PointCloudShape(200, coordinates), new VectorShape(4), transforms);
        torch.Tensor clouds = torch.randn(6, 200, coordinates);
        torch.Tensor shuffled = clouds.index_select(1, torch.randperm(200));

        Assert.That(Distance(backbone.Encode(clouds), backbone.Encode(shuffled)), Is.LessThan(1e-5));
    }

    [Test]
    public void Decode_LabelsOfPointsInAnotherOrder_AreInThatOrder([Values] bool transforms)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using Backbone backbone = Built(Shapes.Cloud(90), new PointLabelsShape(5, 90), transforms);
        torch.Tensor clouds = torch.randn(6, 90, 3);
        torch.Tensor order = torch.randperm(90);
        torch.Tensor code = torch.randn(6, 8);

        torch.Tensor labels = backbone.Decode(code, BatchOf(clouds));
        torch.Tensor shuffled = backbone.Decode(code, BatchOf(clouds.index_select(1, order)));

        Assert.That(Distance(labels.index_select(2, order), shuffled), Is.LessThan(1e-5));
    }

    [TestCase(100)]
    [TestCase(1000)]
    public void Encode_AnotherNumberOfPoints_GivesFeaturesOfTheSameWidth(long points)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using Backbone backbone = Built(Shapes.Cloud(300), Shapes.Cloud(300), transforms: true);

        Assert.That(backbone.Encode(torch.randn(4, points, 3)).shape, Is.EqualTo(new[] { 4, backbone.FeatureWidth }));
    }

    [Test]
    public void Encode_EveryPointTwice_GivesTheSame()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using Backbone backbone = Built(Shapes.Cloud(50), Shapes.Cloud(50), transforms: false);
        torch.Tensor clouds = torch.randn(4, 50, 3);

        Assert.That(Distance(backbone.Encode(clouds), backbone.Encode(torch.cat([clouds, clouds], 1))), Is.LessThan(1e-5));
    }

    [Test]
    public void Decode_LabelsWithoutTheirPoints_SaysWhatIsMissing()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using Backbone backbone = Built(Shapes.Cloud(9), new PointLabelsShape(5, 9), transforms: false);

        Errors.NebulaException failure = Assert.Throws<Errors.NebulaException>(() => backbone.Decode(torch.randn(2, 8), null))!;

        Assert.That(failure.Code, Is.EqualTo("NB4012"));
        Assert.That(failure.What, Is.EqualTo("point labels need the points they belong to."));
    }

    private static Backbone Built(SampleShape input, SampleShape output, bool transforms)
    {
        torch.manual_seed(1);
        var options = new PointNetOptions { InputTransform = transforms, FeatureTransform = transforms };
        Backbone backbone = new MovedArchitecture(new PointNetArchitecture(options)).Build(Shapes.Data(input, output), 8);
        backbone.eval();
        return backbone;
    }

    private static Batch BatchOf(torch.Tensor clouds) => new() { Input = clouds, Target = clouds, Indices = torch.arange(clouds.shape[0]) };

    private static double Distance(torch.Tensor left, torch.Tensor right) => (left - right).abs().max().ToDouble();
}
