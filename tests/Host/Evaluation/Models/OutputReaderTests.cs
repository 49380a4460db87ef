using NebulaBench.Datasets;
using NebulaBench.Host.Measuring.Models;
using NebulaBench.Metrics;
using NebulaBench.Toolkit.Reconstructions;
using TorchSharp;

namespace NebulaBench.Host.Tests.Evaluation.Models;

public sealed class OutputReaderTests
{
    private static readonly ReconstructionLoss Gaussian = new GaussianReconstruction(new GaussianReconstructionOptions());

    [Test]
    public void For_EveryShape_MeasuresWhatItIs() => Assert.Multiple(() =>
    {
        Assert.That(Keys(new VectorShape(4), Gaussian, 4), Is.EqualTo(new[] { "reconstruction_nats", "mse" }));
        Assert.That(
            Keys(new ImageShape(1, 12, 12), new BernoulliReconstruction(), 1, 12, 12),
            Is.EqualTo(new[] { "reconstruction_nats", "mse", "psnr_peak_1_db", "ssim", "bernoulli_nll_nats", "bits_per_dimension" }));
        Assert.That(Keys(new VolumeShape(1, 2, 2, 2), Gaussian, 1, 2, 2, 2), Is.EqualTo(new[] { "reconstruction_nats", "voxel_iou" }));
        Assert.That(
            Keys(new PointCloudShape(5, 3), Gaussian, 5, 3),
            Does.Contain("chamfer_mean_squared_both_directions_summed").And.Contain("f_score_at_0_05"));
    });

    [Test]
    public void For_PointLabels_MeasuresTheOverlapOfLabels()
    {
        using var scope = torch.NewDisposeScope();
        var info = new DatasetInfo
        {
            Input = new PointCloudShape(3, 3),
            Output = new PointLabelsShape(2, 3),
            DefaultReconstruction = new CategoricalReconstruction(),
        };
        var reader = new OutputReader(info, info.DefaultReconstruction, BundledMetrics.Set());
        // [batch, labels, points]: the points favor 0, 1, 1.
        reader.Add(torch.tensor(new float[] { 3, 0, 0, 0, 3, 3 }).view(1, 2, 3), torch.tensor(new long[] { 0, 0, 1 }).view(1, 3));
        var scores = reader.Measurements.Measure().ToDictionary(score => score.Key, score => score.Score.Value);

        Assert.That(scores["mean_iou"], Is.EqualTo(0.5));
        Assert.That(scores["label_accuracy"], Is.EqualTo(2.0 / 3).Within(1e-12));
    }

    [Test]
    public void For_ClassesAsTargets_MeasuresTheAccuracy()
    {
        using var scope = torch.NewDisposeScope();
        var info = new DatasetInfo
        {
            Input = new PointCloudShape(3, 3),
            Output = new VectorShape(3),
            DefaultReconstruction = new CategoricalReconstruction(),
        };
        var reader = new OutputReader(info, info.DefaultReconstruction, BundledMetrics.Set());
        reader.Add(torch.tensor(new float[,] { { 1, 2, 0 }, { 5, 2, 0 } }), torch.tensor(new long[] { 1, 2 }));

        Assert.That(reader.Measurements.Measure().Single(score => score.Key == "label_accuracy").Score.Value, Is.EqualTo(0.5));
    }

    [Test]
    public void Add_TargetsThatAreLabels_ComparesTheFavoredChannel()
    {
        using var scope = torch.NewDisposeScope();
        var info = new DatasetInfo
        {
            Input = new ImageShape(2, 1, 2),
            Output = new ImageShape(2, 1, 2),
            DefaultReconstruction = new CategoricalReconstruction(),
        };
        var reader = new OutputReader(info, info.DefaultReconstruction, BundledMetrics.Set());

        // Channel 1 is favored in the first pixel, channel 0 in the second.
        reader.Add(torch.tensor(new float[] { 0, 5, 1, -1 }).view(1, 2, 1, 2), torch.tensor(new long[] { 1, 1 }).view(1, 1, 2));

        Assert.That(reader.Measurements.Measure().Single(score => score.Key == "label_accuracy").Score.Value, Is.EqualTo(0.5));
    }

    private static string[] Keys(SampleShape shape, ReconstructionLoss reconstruction, params long[] axes)
    {
        using var scope = torch.NewDisposeScope();
        var info = new DatasetInfo { Input = shape, Output = shape, DefaultReconstruction = reconstruction };
        var reader = new OutputReader(info, reconstruction, BundledMetrics.Set());
        torch.manual_seed(0);
        reader.Add(torch.randn([3, .. axes]), torch.rand([3, .. axes]));
        return [.. reader.Measurements.Measure().Select(score => score.Key)];
    }
}
