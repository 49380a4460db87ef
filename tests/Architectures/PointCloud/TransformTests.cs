using NebulaBench.Datasets;
using TorchSharp;

namespace NebulaBench.Architectures.PointCloud.Tests;

public sealed class TransformTests
{
    private static readonly PointNetOptions Options = new() { Widths = [8, 16], Hidden = 12 };

    [TestCase(3, 3)]
    [TestCase(6, 3)]
    [TestCase(8, 8)]
    public void Forward_Untrained_ChangesNothing(long width, long size)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using var transform = new CloudTransform(Options, new BlockParts(Options), width, size);
        torch.Tensor clouds = torch.randn(4, 30, width);

        Assert.That((transform.call(clouds) - clouds).abs().max().ToDouble(), Is.LessThan(1e-6));
    }

    [Test]
    public void Forward_OneMatrixForAll_IsAppliedToCoordinatesAndNormalsAlike()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using var transform = new CloudTransform(Options, new BlockParts(Options), 6, 3);
        torch.Tensor matrix = torch.randn(3, 3);
        using (torch.no_grad())
        {
            transform.get_parameter("matrix.bias")!.copy_(matrix.flatten());
        }
        torch.Tensor clouds = torch.randn(4, 30, 6);

        torch.Tensor output = transform.call(clouds);

        torch.Tensor expected = torch.cat([clouds.narrow(2, 0, 3).matmul(matrix), clouds.narrow(2, 3, 3).matmul(matrix)], 2);
        Assert.That((output - expected).abs().max().ToDouble(), Is.LessThan(1e-5));
    }

    [Test]
    public void Encode_UntrainedTransforms_GivesWhatItGivesWithoutThem()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        DatasetInfo data = Shapes.Data(new PointCloudShape(40, 6), Shapes.Cloud(40));
        using Backbone plain = new PointNetArchitecture(Options).Build(data, 4);
        using Backbone transformed = new PointNetArchitecture(Options with { InputTransform = true, FeatureTransform = true }).Build(data, 4);
        transformed.load_state_dict(plain.state_dict(), strict: false);
        torch.Tensor clouds = torch.randn(4, 40, 6);

        Assert.That((plain.Encode(clouds) - transformed.Encode(clouds)).abs().max().ToDouble(), Is.LessThan(1e-5));
    }
}
