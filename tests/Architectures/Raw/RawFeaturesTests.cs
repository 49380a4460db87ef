using NebulaBench.Datasets;
using TorchSharp;

namespace NebulaBench.Architectures.Raw.Tests;

public sealed class RawFeaturesTests
{
    [Test]
    public void Of_Sequences_AreSharesOfTokensWithoutPadding()
    {
        torch.Tensor features = RawFeatures.From(new SequenceShape(4, 7)).Extract(torch.tensor(new long[,] { { 4, 5, 4, 2 }, { 6, 2, 0, 0 }, { 0, 0, 0, 0 } }));

        Assert.That(
            features.data<float>().ToArray(),
            Is.EqualTo(new float[] { 0, 0, 0.25f, 0, 0.5f, 0.25f, 0, 0, 0, 0.5f, 0, 0, 0, 0.5f, 0, 0, 0, 0, 0, 0, 0 }));
    }

    [Test]
    public void Of_PointClouds_AreSharesOfCellsWhateverTheOrder()
    {
        torch.Tensor cloud = torch.tensor(new float[,,] { { { -1, -1, -1 }, { 0.99f, 0.99f, 0.99f }, { 5, 5, 5 }, { -0.99f, -1, -1 } } });
        RawFeatures raw = RawFeatures.From(new PointCloudShape(4, 3));

        torch.Tensor features = raw.Extract(cloud);

        Assert.That((features[0, 0].ToSingle(), features[0, -1].ToSingle(), features.sum().ToSingle()), Is.EqualTo((0.5f, 0.5f, 1f)));
        Assert.That(raw.Extract(cloud.flip(1)).eq(features).all().ToBoolean());
    }
}
