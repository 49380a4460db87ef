using NebulaBench.Host.Pictures;
using NebulaBench.Host.Tests.Evaluation;
using NebulaBench.Metrics;
using NebulaBench.Randomness;

namespace NebulaBench.Host.Tests.Generation;

public sealed class LatentMixtureTests
{
    [Test]
    public void Draw_ManyLatents_HaveTheMomentsOfThoseItWasFittedTo()
    {
        LatentTable latents = TestTables.Blobs(600, 3, 4, 2);
        LatentMixture mixture = LatentMixture.Fit(latents, 4, new SeedStream(0))!;

        double[] drawn = mixture.Draw(20_000, new SeedStream(1).Open("draws"));

        for (int column = 0; column < 3; column++)
        {
            (double mean, double deviation) = Moments([.. Enumerable.Range(0, 600).Select(row => latents.Row(row)[column])]);
            (double drawnMean, double drawnDeviation) = Moments([.. Enumerable.Range(0, 20_000).Select(row => drawn[(row * 3) + column])]);
            Assert.That(drawnMean, Is.EqualTo(mean).Within(0.05 * deviation));
            Assert.That(drawnDeviation, Is.EqualTo(deviation).Within(5).Percent);
        }
    }

    [Test]
    public void Fit_TooFewLatents_GivesNone() => Assert.That(LatentMixture.Fit(TestTables.Blobs(7, 3, 2, 2), 4, new SeedStream(0)), Is.Null);

    private static (double Mean, double Deviation) Moments(double[] values)
    {
        double mean = values.Average();
        return (mean, Math.Sqrt(values.Average(value => (value - mean) * (value - mean))));
    }
}
