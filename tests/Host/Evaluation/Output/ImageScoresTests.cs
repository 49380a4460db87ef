using NebulaBench.Datasets;
using NebulaBench.Errors;
using NebulaBench.Metrics;
using NebulaBench.Metrics.Output;
using NebulaBench.Randomness;

namespace NebulaBench.Host.Tests.Evaluation.Output;

/// <summary>Squared errors and structural similarity of pictures.</summary>
public class ImageScoresTests
{
    [Test]
    public void OfChannel_GoldenPictures_EqualsScikitImage()
    {
        // The pictures of this repository's golden file, whatever NEBULA_REFERENCE names: structural_similarity of scikit-image 0.19.3 with
        // gaussian_weights=True, sigma=1.5, use_sample_covariance=False and data_range=1 gave this number.
        string path = Path.Combine(Testing.RepositoryRoot.Find(), "tests", "Golden", "metrics-shapes-and-images.json");
        using var file = System.Text.Json.JsonDocument.Parse(File.ReadAllText(path));
        double[] a = GoldenFiles.Numbers(file.RootElement.GetProperty("image_a"));
        double[] b = GoldenFiles.Numbers(file.RootElement.GetProperty("image_b"));
        GoldenNumber.AssertNear(StructuralSimilarity.OfChannel(a, b, 28), 0.9478190391243986, "ssim");
    }

    [TestCase(11, 11)]
    [TestCase(15, 13)]
    public void OfChannel_SmallPictures_EqualsTheDefinition(int height, int width)
    {
        double[] a = Random(height * width, 1), b = Random(height * width, 2);
        Assert.That(StructuralSimilarity.OfChannel(a, b, width).Value, Is.EqualTo(Naive(a, b, height, width)).Within(1e-12));
    }

    [Test]
    public void OfImage_APictureAndItself_IsOne() =>
        Assert.That(StructuralSimilarity.OfImage(Random(600, 1), Random(600, 1), 2, 20).Value, Is.EqualTo(1).Within(1e-12));

    [Test]
    public void OfImage_Exchanged_StaysTheSame() => Assert.That(
        StructuralSimilarity.OfImage(Random(600, 1), Random(600, 2), 2, 20),
        Is.EqualTo(StructuralSimilarity.OfImage(Random(600, 2), Random(600, 1), 2, 20)));

    [Test]
    public void OfImage_SeveralChannels_AveragesThem()
    {
        double[] a = Random(600, 1), b = Random(600, 2);
        double first = StructuralSimilarity.OfChannel(a.AsSpan(0, 300), b.AsSpan(0, 300), 20).Value!.Value;
        double second = StructuralSimilarity.OfChannel(a.AsSpan(300), b.AsSpan(300), 20).Value!.Value;
        Assert.That(StructuralSimilarity.OfImage(a, b, 2, 20).Value, Is.EqualTo((first + second) / 2).Within(1e-15));
    }

    [Test]
    public void Measure_SmallPictures_SaysWhyThereIsNoSimilarity() => Assert.That(
        Measure(Pictures(1, 8, 8), Random(128, 1), Random(128, 2))["ssim"].Reason,
        Is.EqualTo("2 of 2 samples have none, the first because pictures of 8×8 are smaller than the 11×11 window"));

    [Test]
    public void Measure_OnePictureReproducedExactly_SaysWhyThereIsNoRatio()
    {
        double[] target = Random(242, 1), output = [.. target[..121], .. Random(121, 2)];
        Dictionary<string, Score> scores = Measure(Pictures(1, 11, 11), output, target);
        Assert.Multiple(() =>
        {
            Assert.That(
                scores["psnr_peak_1_db"].Reason,
                Is.EqualTo("1 of 2 samples have none, the first because the output equals the target: the ratio is infinite"));
            Assert.That(scores["mse"].Value, Is.EqualTo(MeanSquaredError.For(output, target)).Within(1e-15));
        });
    }

    [Test]
    public void Measure_NoPictures_IsUndefined() => Assert.That(
        Pictures(1, 11, 11).Measure().Select(entry => entry.Score.Reason), Is.All.EqualTo("there are no samples"));

    [Test]
    public void Add_AValueThatIsNotFinite_NamesSampleAndValue()
    {
        double[] output = Random(242, 1);
        output[130] = double.NaN;
        NebulaException error = Assert.Throws<NebulaException>(() => Pictures(1, 11, 11).Add(output, Random(242, 2)))!;
        Assert.That(error.Message, Does.StartWith("NB5001: outputs, row 1, column 9"));
    }

    [Test]
    public void Add_OneOrFourThreads_GivesTheSameBits()
    {
        double[] a = Random(40 * 144, 1), b = Random(40 * 144, 2);
        Assert.That(
            Threads.Run(4, () => Measure(Pictures(1, 12, 12), a, b)),
            Is.EqualTo(Threads.Run(1, () => Measure(Pictures(1, 12, 12), a, b))));
    }

    [Test]
    public void Measure_TargetsOutsideTheUnitRange_HasAnErrorButNoRatioOrSimilarity()
    {
        double[] targets = Random(144, 1);
        targets[7] = 1.5;

        Dictionary<string, Score> scores = Measure(Pictures(1, 12, 12), Random(144, 2), targets);

        Assert.Multiple(() =>
        {
            Assert.That(scores["mse"].Value, Is.Not.Null);
            Assert.That(scores["psnr_peak_1_db"].Reason, Does.Contain("the targets are not in [0, 1]"));
            Assert.That(scores["ssim"].Reason, Does.Contain("the targets are not in [0, 1]"));
        });
    }

    [Test]
    public void VectorScores_ValuesOfAnyKind_AveragesAll()
    {
        var scores = new OutputScores(new VectorShape(2), new MeanSquaredError());
        scores.Add([1, 2, 3, 4], [1, 0, 3, 1]);
        Assert.That(scores.Measure()[0].Score.Value, Is.EqualTo((4 + 9) / 4.0));
    }

    private static OutputScores Pictures(int channels, int height, int width) => new(
        new ImageShape(channels, height, width), new MeanSquaredError(), new PeakSignalToNoise(), new StructuralSimilarity());

    private static Dictionary<string, Score> Measure(OutputScores scores, double[] outputs, double[] targets)
    {
        scores.Add(outputs, targets);
        return scores.Measure().ToDictionary(entry => entry.Key, entry => entry.Score);
    }

    private static double[] Random(int count, int seed)
    {
        var random = new RandomStream(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextDouble())];
    }

    private static double Naive(double[] a, double[] b, int height, int width)
    {
        double total = 0;
        for (int top = 0; top <= height - 11; top++)
        {
            for (int left = 0; left <= width - 11; left++)
            {
                double weights = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0;
                for (int i = 0; i < 11; i++)
                {
                    for (int j = 0; j < 11; j++)
                    {
                        double weight = Math.Exp(-(((i - 5) * (i - 5)) + ((j - 5) * (j - 5))) / (2 * 1.5 * 1.5));
                        double p = a[((top + i) * width) + left + j], q = b[((top + i) * width) + left + j];
                        weights += weight;
                        x += weight * p;
                        y += weight * q;
                        xx += weight * p * p;
                        yy += weight * q * q;
                        xy += weight * p * q;
                    }
                }
                x /= weights;
                y /= weights;
                double varianceX = (xx / weights) - (x * x), varianceY = (yy / weights) - (y * y), covariance = (xy / weights) - (x * y);
                total += ((2 * x * y) + 1e-4) * ((2 * covariance) + 9e-4) / (((x * x) + (y * y) + 1e-4) * (varianceX + varianceY + 9e-4));
            }
        }
        return total / ((height - 10) * (width - 10));
    }
}
