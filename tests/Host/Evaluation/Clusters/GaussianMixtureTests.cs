using MathNet.Numerics.LinearAlgebra;
using NebulaBench.Metrics;
using NebulaBench.Metrics.Clusters;
using NebulaBench.Randomness;
using NebulaBench.Toolkit.Prototypes;
using TorchSharp;
using GaussianMixture = NebulaBench.Metrics.Clusters.GaussianMixture;

namespace NebulaBench.Host.Tests.Evaluation.Clusters;

public sealed class GaussianMixtureTests
{
    private static readonly LatentTable Table = TestTables.Blobs(1200, 5, 4, 1.5);

    [Test]
    public void Fit_OneComponent_GivesMeanAndCovarianceOfTheSamples()
    {
        MixtureResult result = GaussianMixture.Fit(Table, 1, new SeedStream(1), new MixtureOptions { Regularization = 0 });
        Matrix<double> rows = Matrix<double>.Build.DenseOfRowMajor(1200, 5, Table.Values);
        Vector<double> mean = rows.ColumnSums() / 1200;
        Matrix<double> centered = rows - Matrix<double>.Build.Dense(1200, 5, (_, j) => mean[j]);
        double[] covariance = (centered.TransposeThisAndMultiply(centered) / 1200).ToRowMajorArray();
        Assert.Multiple(() =>
        {
            Assert.That(result.Means, Is.EqualTo(mean.ToArray()).Within(1e-12));
            Assert.That(result.Covariances[0], Is.EqualTo(covariance).Within(1e-12));
            Assert.That(result.Weights, Is.EqualTo(new[] { 1.0 }).Within(1e-12));
        });
    }

    [Test]
    public void Fit_OverlappingGroups_GivesTheLikelihoodOfItsOwnParameters()
    {
        MixtureResult result = GaussianMixture.Fit(Table, 4, new SeedStream(1));
        double expected = Enumerable.Range(0, Table.Count).Average(sample => Math.Log(Densities(result, sample).Sum()));
        Assert.Multiple(() =>
        {
            Assert.That(result.MeanLogLikelihood, Is.EqualTo(expected).Within(1e-9));
            Assert.That(result.Labels, Is.EqualTo(Enumerable.Range(0, Table.Count).Select(sample => ArgMax(Densities(result, sample)))));
            Assert.That(result.Converged, Is.True);
        });
    }

    [Test]
    public void Assign_OtherLatents_GivesTheLikeliestComponentOfEach()
    {
        MixtureResult result = GaussianMixture.Fit(Table.Slice(0, 600), 4, new SeedStream(1));

        Assert.That(result.Assign(Table.Slice(600, 1200)), Is.EqualTo(Enumerable.Range(600, 600).Select(sample => ArgMax(Densities(result, sample)))));
    }

    [Test]
    public void Fit_ByWhatObjectivesFitTheirPriorsWith_HasTheSameMeansAndVariances()
    {
        LatentTable blobs = TestTables.Blobs(1200, 5, 4, 3);
        MixtureResult ours = GaussianMixture.Fit(blobs, 4, new SeedStream(1), new MixtureOptions { KMeansRestarts = 5, Tolerance = 1e-4 });
        using var prior = new Toolkit.Prototypes.GaussianMixture(4, 5);

        prior.Fit(torch.tensor(blobs.Values, [1200, 5]).to_type(torch.float32), new RandomStream(1), FittedCovariance.Full);

        for (int component = 0; component < 4; component++)
        {
            double[] mean = ours.Means[(component * 5)..((component + 1) * 5)];
            long nearest = (prior.Means - torch.tensor(mean)).pow(2).sum(1L).argmin().ToInt64();
            Assert.That(prior.Means[nearest].data<float>(), Is.EqualTo(mean).Within(5e-3));
            Assert.That(
                prior.LogVariances[nearest].exp().data<float>(),
                Is.EqualTo(Enumerable.Range(0, 5).Select(axis => ours.Covariances[component][axis * 6])).Within(2e-2));
        }
    }

    [Test]
    public void Fit_MoreIterations_NeverLowersTheLikelihood()
    {
        var options = new MixtureOptions { Tolerance = 0, Regularization = 0 };
        double[] likelihoods =
        [
            .. Enumerable.Range(1, 12).Select(iterations => GaussianMixture.Fit(
                Table, 6, new SeedStream(2), options with { MaxIterations = iterations }).MeanLogLikelihood),
        ];
        Assert.That(likelihoods, Is.Ordered.Using<double>((a, b) => Math.Abs(a - b) < 1e-12 ? 0 : a.CompareTo(b)));
    }

    [Test]
    public void Fit_OneOrManyThreads_GivesTheSameBits()
    {
        MixtureResult one = Threads.Run(1, () => GaussianMixture.Fit(Table, 4, new SeedStream(3)));
        MixtureResult four = Threads.Run(4, () => GaussianMixture.Fit(Table, 4, new SeedStream(3)));
        Assert.Multiple(() =>
        {
            Assert.That(four.Means, Is.EqualTo(one.Means));
            Assert.That(four.MeanLogLikelihood, Is.EqualTo(one.MeanLogLikelihood));
        });
    }

    [Test]
    public void Fit_Scaled_GivesTheSameLabels()
    {
        LatentTable scaled = Table with { Values = [.. Table.Values.Select(value => 1e-5 * value)] };
        int[] expected = GaussianMixture.Fit(Table, 4, new SeedStream(3)).Labels;
        Assert.That(GaussianMixture.Fit(scaled, 4, new SeedStream(3)).Labels, Is.EqualTo(expected));
    }

    [Test]
    public void Fit_DeadDimension_StaysFinite()
    {
        LatentTable flat = Table with { Values = [.. Table.Values.Select((value, at) => at % 5 == 2 ? 7 : value)] };
        MixtureResult result = GaussianMixture.Fit(flat, 4, new SeedStream(3));
        Assert.That(result.MeanLogLikelihood, Is.Not.NaN);
    }

    private static double[] Densities(MixtureResult mixture, int sample) =>
    [
        .. mixture.Weights.Select((weight, component) =>
        {
            var covariance = Matrix<double>.Build.DenseOfRowMajor(5, 5, mixture.Covariances[component]);
            Vector<double> difference = Vector<double>.Build.Dense([.. Table.Row(sample)])
                - Vector<double>.Build.Dense(mixture.Means[(component * 5)..((component + 1) * 5)]);
            return weight * Math.Exp(-difference.DotProduct(covariance.Solve(difference)) / 2)
                / Math.Sqrt(Math.Pow(2 * Math.PI, 5) * covariance.Determinant());
        }),
    ];

    private static int ArgMax(double[] values) => Array.IndexOf(values, values.Max());
}
