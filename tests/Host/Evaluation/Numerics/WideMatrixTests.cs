using MathNet.Numerics.LinearAlgebra;
using NebulaBench.Host.Tests.Evaluation.Covariance;
using NebulaBench.Metrics;
using NebulaBench.Metrics.Clusters;
using NebulaBench.Metrics.Covariance;
using NebulaBench.Metrics.Numerics;
using NebulaBench.Randomness;

namespace NebulaBench.Host.Tests.Evaluation.Numerics;

/// <summary>What is computed of wide latents, against MathNet's decompositions.</summary>
public sealed class WideMatrixTests
{
    // Fewer samples than dimensions, as many, a few more, and many; 129 and 65 lie beside the edges of blocks.
    private static readonly (int Count, int Dimension)[] Sizes = [(40, 129), (130, 129), (70, 65), (400, 130)];

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    [TestCase(67)]
    [TestCase(300)]
    public void Eigenvalues_OfARandomSymmetricMatrix_AreMathNets(int size)
    {
        Matrix<double> matrix = Symmetric(size);
        double[] expected = [.. matrix.Evd(Symmetricity.Symmetric).EigenValues.Select(value => value.Real).Order()];

        double[] actual = SymmetricSpectrum.Eigenvalues(matrix.ToRowMajorArray(), size);

        Assert.That(actual.Order(), Is.EqualTo(expected).Within(1e-12 * size));
    }

    [Test]
    public void Eigenvalues_OfADiagonalMatrix_AreItsDiagonal()
    {
        double[] diagonal = [3, 0, -2, 1e-9, 3];
        double[] actual = SymmetricSpectrum.Eigenvalues(Matrix<double>.Build.DenseOfDiagonalArray(diagonal).ToRowMajorArray(), 5);
        Assert.That(actual.Order(), Is.EqualTo(diagonal.Order()).Within(1e-15));
    }

    [Test]
    public void Eigenvalues_OneOrManyThreads_AreTheSameBits()
    {
        double[] matrix = Symmetric(300).ToRowMajorArray();
        Assert.That(
            Threads.Run(4, () => SymmetricSpectrum.Eigenvalues([.. matrix], 300)),
            Is.EqualTo(Threads.Run(1, () => SymmetricSpectrum.Eigenvalues([.. matrix], 300))));
    }

    [TestCase(1)]
    [TestCase(64)]
    [TestCase(200)]
    public void Lower_OfAPositiveDefiniteMatrix_IsMathNetsFactorAndItsInverse(int size)
    {
        Matrix<double> root = Symmetric(size), matrix = (root * root) + (0.1 * Matrix<double>.Build.DenseIdentity(size));

        double[] lower = TriangularFactor.Lower(matrix.ToRowMajorArray(), size)!;

        Assert.That(lower, Is.EqualTo(matrix.Cholesky().Factor.ToRowMajorArray()).Within(1e-10));
        var inverse = Matrix<double>.Build.DenseOfRowMajor(size, size, TriangularFactor.Invert(lower, size));
        Matrix<double> identity = inverse * Matrix<double>.Build.DenseOfRowMajor(size, size, lower);
        Assert.That((identity - Matrix<double>.Build.DenseIdentity(size)).Enumerate().Max(Math.Abs), Is.LessThan(1e-9));
        Assert.That(TriangularFactor.LogDeterminant(lower, size), Is.EqualTo(matrix.Cholesky().DeterminantLn).Within(1e-9));
    }

    [Test]
    public void Lower_OfAnIndefiniteMatrix_IsNone() => Assert.That(TriangularFactor.Lower([1, 2, 2, 1], 2), Is.Null);

    [Test]
    public void Multiply_RowsWithRows_IsTheProductWithTheTranspose()
    {
        double[] a = TestTables.Blobs(70, 90, 2, 1).Values, b = TestTables.Blobs(33, 90, 2, 1, seed: 2).Values;
        var first = Matrix<double>.Build.DenseOfRowMajor(70, 90, a);

        Assert.That(
            RowProducts.Multiply(a, b, 90),
            Is.EqualTo((first * Matrix<double>.Build.DenseOfRowMajor(33, 90, b).Transpose()).ToRowMajorArray()).Within(1e-11));
        Assert.That(RowProducts.Gram(a, 90), Is.EqualTo((first * first.Transpose()).ToRowMajorArray()).Within(1e-11));
    }

    [TestCaseSource(nameof(Sizes))]
    public void Measure_WideLatents_GivesWhatTheDefinitionsGive((int Count, int Dimension) size)
    {
        LatentTable table = Stretched(size.Count, size.Dimension);
        Dictionary<string, Score> scores = Scores.For(table);
        Matrix<double> covariance = Covariance(table);
        Vector<double> eigenvalues = covariance.Evd(Symmetricity.Symmetric).EigenValues.Real().PointwiseMaximum(0);
        double[] deviations = [.. covariance.Diagonal().Select(Math.Sqrt)];
        Matrix<double> scale = Matrix<double>.Build.DenseOfDiagonalArray(deviations);
        Matrix<double> factor = scale * scale * SymmetricMatrix.Factor((scale.Inverse() * covariance * scale.Inverse()).ToArray());
        double trace = covariance.Trace(), distance = 2 * (trace - factor.Svd(false).S.Sum());
        Assert.Multiple(() =>
        {
            GoldenNumber.AssertNear(scores["effective_rank"], Math.Exp(-eigenvalues.Where(value => value > 0).Sum(value => value / trace * Math.Log(value / trace))), "effective rank");
            GoldenNumber.AssertNear(scores["participation_ratio"], trace * trace / eigenvalues.PointwisePower(2).Sum(), "participation ratio");
            GoldenNumber.AssertNear(scores["covariance_rank"], Math.Min(size.Count - 1, size.Dimension), "rank");
            GoldenNumber.AssertNear(scores["gaussian_wasserstein_correlation"], distance, "Wasserstein correlation");
            if (size.Count > size.Dimension)
            {
                double determinant = covariance.Cholesky().DeterminantLn - deviations.Sum(deviation => 2 * Math.Log(deviation));
                GoldenNumber.AssertNear(scores["gaussian_total_correlation_nats"], -determinant / 2, "total correlation", 1e-8);
                GoldenNumber.AssertNear(scores["mardia_skewness"], Mardia.SkewnessByMoments(SampleSet.From(table).Whitened()!), "skewness");
            }
            else
            {
                Assert.That(scores["condition_number"].Reason, Is.EqualTo($"the covariance of {size.Count} samples in {size.Dimension} varying dimensions is singular"));
            }
        });
    }

    [TestCaseSource(nameof(Sizes))]
    public void Frechet_WideLatents_GivesWhatTheDefinitionGives((int Count, int Dimension) size)
    {
        LatentTable a = Stretched(size.Count, size.Dimension), b = Stretched(size.Count, size.Dimension, seed: 2);
        Matrix<double> left = Covariance(a), right = Covariance(b);
        double shared = SymmetricMatrix.TraceOfRootOfProduct(SymmetricMatrix.Factor(left.ToArray()), SymmetricMatrix.Factor(right.ToArray()));
        double means = RowMath.SquaredDistance(RowMath.Means(a.Values, a.Dimension), RowMath.Means(b.Values, b.Dimension));
        double expected = means + left.Trace() + right.Trace() - (2 * shared);

        GoldenNumber.AssertNear(FrechetDistance.Between(a, b), expected, "Fréchet distance", GoldenNumber.Iterative);
        Assert.That(FrechetDistance.Between(a, a).Value, Is.Zero.Within(1e-7 * left.Trace()));
    }

    [Test]
    public void Frechet_RepeatedDimension_IsStillDefined()
    {
        LatentTable table = Stretched(200, 70);
        LatentTable repeated = table with { Values = [.. table.Values.Select((value, at) => at % 70 == 69 ? table.Values[at - 1] : value)] };
        Assert.That(FrechetDistance.Between(repeated, repeated).Value, Is.Zero.Within(1e-5 * Covariance(repeated).Trace()));
    }

    [TestCase(0.2)]
    [TestCase(3)]
    public void Mixture_WideBlobs_HasTheLikelihoodOfItsParameters(double spread)
    {
        LatentTable blobs = TestTables.Blobs(500, 70, 3, spread);

        MixtureResult mixture = GaussianMixture.Fit(blobs, blobs.Labels!, 3, new MixtureOptions { Regularization = 1e-2 });

        double[][] densities = [.. Enumerable.Range(0, 3).Select(component => LogDensities(blobs, mixture, component))];
        double likelihood = Enumerable.Range(0, 500).Average(sample => LogSum([.. densities.Select(of => of[sample])]));
        Assert.That(mixture.MeanLogLikelihood, Is.EqualTo(likelihood).Within(1e-9));
        Assert.That(mixture.Labels, Is.EqualTo(Enumerable.Range(0, 500).Select(sample => Enumerable.Range(0, 3).MaxBy(of => densities[of][sample]))));
        if (spread == 3)
        {
            int[] members = [.. Enumerable.Range(0, 500).Where(sample => blobs.Labels![sample] == 1)];
            Matrix<double> own = Covariance(blobs.ValuesOf(members)) * ((members.Length - 1.0) / members.Length);
            Matrix<double> floor = Matrix<double>.Build.DenseOfRowMajor(70, 70, mixture.Covariances[1]) - own;
            Assert.That((floor - (floor[0, 0] * Matrix<double>.Build.DenseIdentity(70))).Enumerate().Max(Math.Abs), Is.LessThan(1e-10));
        }
    }

    private static double[] LogDensities(LatentTable table, MixtureResult mixture, int component)
    {
        int dimension = table.Dimension;
        var covariance = Matrix<double>.Build.DenseOfRowMajor(dimension, dimension, mixture.Covariances[component]);
        var mean = Vector<double>.Build.Dense(mixture.Means[(component * dimension)..((component + 1) * dimension)]);
        Matrix<double> inverse = covariance.Inverse();
        double constant = Math.Log(mixture.Weights[component]) - (((dimension * Math.Log(2 * Math.PI)) + covariance.Cholesky().DeterminantLn) / 2);
        return
        [
            .. Enumerable.Range(0, table.Count).Select(sample =>
            {
                Vector<double> difference = Vector<double>.Build.Dense(table.Row(sample).ToArray()) - mean;
                return constant - (difference * (inverse * difference) / 2);
            }),
        ];
    }

    private static double LogSum(double[] values)
    {
        double largest = values.Max();
        return largest + Math.Log(values.Sum(value => Math.Exp(value - largest)));
    }

    private static Matrix<double> Symmetric(int size)
    {
        var random = new RandomStream(size);
        Matrix<double> matrix = Matrix<double>.Build.Dense(size, size, (_, _) => random.NextNormal());
        return (matrix + matrix.Transpose()) / 2;
    }

    // Variances over three powers of ten, as embeddings have them.
    private static LatentTable Stretched(int count, int dimension, long seed = 1)
    {
        LatentTable table = TestTables.Blobs(count, dimension, 2, 1, seed);
        return new LatentTable
        {
            Values = [.. table.Values.Select((value, at) => value * Math.Pow(10, -1.5 * (at % dimension) / dimension))],
            Dimension = dimension,
        };
    }

    private static Matrix<double> Covariance(LatentTable table)
    {
        var rows = Matrix<double>.Build.DenseOfRowMajor(table.Count, table.Dimension, table.Values);
        Vector<double> mean = rows.ColumnSums() / table.Count;
        Matrix<double> centered = Matrix<double>.Build.Dense(table.Count, table.Dimension, (row, column) => rows[row, column] - mean[column]);
        return centered.TransposeThisAndMultiply(centered) / (table.Count - 1);
    }
}
