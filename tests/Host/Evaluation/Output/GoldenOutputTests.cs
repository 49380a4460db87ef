using System.Text.Json;
using NebulaBench.Datasets;
using NebulaBench.Metrics;
using NebulaBench.Metrics.Output;

namespace NebulaBench.Host.Tests.Evaluation.Output;

/// <summary>The output metrics against the golden shapes and pictures.</summary>
public class GoldenOutputTests
{
    private static readonly JsonElement File = GoldenFiles.Read("metrics-shapes-and-images.json");
    private static readonly JsonElement Expected = File.GetProperty("expected");

    [Test]
    public void PointCloudScores_GoldenClouds_GivesTheGoldenDistances()
    {
        double[] a = Numbers("points_a"), b = Numbers("points_b");
        var scores = new OutputScores(new PointCloudShape(b.Length / 3, 3), new ChamferDistance(), new EarthMoversDistance(), new FScore([0.3]));
        scores.Add(a, b);
        AssertGolden(scores.Measure(), key => key, 4);
    }

    [Test]
    public void ImageScores_GoldenPictures_GivesTheGoldenErrors()
    {
        JsonElement image = File.GetProperty("image_a");
        int height = image.GetArrayLength(), width = image[0].GetArrayLength();
        var scores = new OutputScores(
            new ImageShape(1, height, width), new MeanSquaredError(), new PeakSignalToNoise(), new StructuralSimilarity());
        scores.Add(Numbers("image_a"), Numbers("image_b"));
        AssertGolden(scores.Measure(), key => $"image_{key}", 2);
    }

    [Test]
    public void VolumeScores_GoldenGrids_GivesTheGoldenOverlap()
    {
        double[] a = Numbers("voxels_a");
        var scores = new OutputScores(new VolumeShape(1, a.Length, 1, 1), new VoxelOverlap());
        scores.Add(a, Numbers("voxels_b"));
        AssertGolden(scores.Measure(), key => key, 1);
    }

    private static double[] Numbers(string name) => GoldenFiles.Numbers(File.GetProperty(name));

    private static void AssertGolden(IReadOnlyList<(string Key, Score Score)> scores, Func<string, string> goldenKey, int atLeast)
    {
        int compared = 0;
        foreach ((string key, Score score) in scores)
        {
            if (Expected.TryGetProperty(goldenKey(key), out JsonElement expected))
            {
                GoldenNumber.AssertNear(score, expected.GetDouble(), key);
                compared++;
            }
        }
        Assert.That(compared, Is.GreaterThanOrEqualTo(atLeast));
    }
}
