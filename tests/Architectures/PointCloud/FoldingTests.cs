using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Architectures.PointCloud.Tests;

public sealed class FoldingTests
{
    [TestCase(1, 1)]
    [TestCase(2, 2)]
    [TestCase(4, 2)]
    [TestCase(5, 3)]
    [TestCase(2025, 45)]
    [TestCase(2026, 46)]
    public void SideOf_AnyNumber_IsTheSmallestSquareWithRoomForIt(long points, long side) =>
        Assert.That(FoldingGrid.SideOf(points), Is.EqualTo(side));

    [Test]
    public void Of_SquareNumber_IsTheWholeGridRowByRow() =>
        Assert.That(FoldingGrid.For(9).Cast<float>(), Is.EqualTo(new float[] { -1, -1, -1, 0, -1, 1, 0, -1, 0, 0, 0, 1, 1, -1, 1, 0, 1, 1 }));

    [Test]
    public void Of_OnePoint_IsTheMiddle() =>
        Assert.That(FoldingGrid.For(1).Cast<float>(), Is.EqualTo(new float[] { 0, 0 }));

    [TestCase(5)]
    [TestCase(1000)]
    [TestCase(2048)]
    public void Of_AnyNumber_HasThatManyDistinctNodesFromAllRows(long points)
    {
        float[] values = [.. FoldingGrid.For(points).Cast<float>()];
        (float, float)[] nodes = [.. values.Chunk(2).Select(node => (node[0], node[1]))];

        Assert.That(nodes, Has.Length.EqualTo(points).And.Unique);
        Assert.That(values, Is.All.InRange(-1, 1));
        int[] perRow = [.. nodes.GroupBy(node => node.Item1).Select(row => row.Count())];
        Assert.That(perRow, Has.Length.EqualTo(FoldingGrid.SideOf(points)));
        Assert.That(perRow.Max() - perRow.Min(), Is.AtMost(1), "as many in every row");
    }

    [Test]
    public void Decode_WeightsOfAnotherNumberOfPoints_Fit()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        var architecture = new PointNetArchitecture(new PointNetOptions { Decoder = CloudDecoder.Folding });
        using Backbone few = architecture.Build(Shapes.Data(Shapes.Cloud(100)), 8);
        using Backbone many = architecture.Build(Shapes.Data(Shapes.Cloud(1000)), 8);

        many.load_state_dict(few.state_dict());

        Assert.That(many.Decode(torch.randn(4, 8), null).shape, Is.EqualTo(new long[] { 4, 1000, 3 }));
    }

    [Test]
    public void Decode_InDoublePrecision_StaysInIt()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using Backbone backbone = new PointNetArchitecture(new PointNetOptions { Decoder = CloudDecoder.Folding }).Build(Shapes.Data(Shapes.Cloud(10)), 8);
        backbone.to(torch.float64);

        Assert.That(backbone.Decode(torch.randn(4, 8, torch.float64), null).dtype, Is.EqualTo(torch.float64));
    }

    [Test]
    public void CodeAndPoints_AnyInput_EqualsOneLayerOnBoth()
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using var joined = new BroadcastConcatLinear(5, 2, 7, bias: true);
        using Linear whole = torch.nn.Linear(7, 7);
        using (torch.no_grad())
        {
            whole.weight.copy_(torch.cat([joined.get_parameter("ofCode.weight")!, joined.get_parameter("ofPoint.weight")!], 1));
            whole.bias!.copy_(joined.get_parameter("ofCode.bias")!);
        }
        torch.Tensor code = torch.randn(3, 5);
        torch.Tensor points = torch.randn(3, 11, 2);

        torch.Tensor expected = whole.call(torch.cat([code.unsqueeze(1).expand(3, 11, 5), points], 2));

        Assert.That((joined.call(code, points) - expected).abs().max().ToDouble(), Is.LessThan(1e-5));
    }
}
