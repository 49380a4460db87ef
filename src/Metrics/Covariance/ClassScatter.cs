using MathNet.Numerics.LinearAlgebra;

namespace NebulaBench.Metrics.Covariance;

/// <summary>How far the classes spread within themselves, against how far they are from each other.</summary>
public static class ClassScatter
{
    private const string OneClass = "fewer than two classes occur";
    private const string OneMean = "the classes' means are the same";

    /// <summary>tr S_W / tr S_B, with S_W = 1/n Σ_c Σ_i (x − μ_c)(x − μ_c)ᵀ and S_B = 1/n Σ_c n_c (μ_c − μ)(μ_c − μ)ᵀ.</summary>
    public static Score WithinToBetween(IReadOnlyList<GroupSummary> classes, double[] mean)
    {
        if (classes.Count < 2)
        {
            return Score.Undefined(OneClass);
        }
        double between = classes.Sum(group => group.Count * group.Mean.Zip(mean, (a, b) => (a - b) * (a - b)).Sum());
        double within = classes.Sum(group => (group.Count - 1) * Trace(group.Covariance));
        return IsZero(between, classes) ? Score.Undefined(OneMean) : within / between;
    }

    /// <summary>
    /// The neural-collapse measure NC1, tr(Σ_W Σ_B⁺) / C: Σ_W over all samples, Σ_B the covariance (divided by C) of the class means
    /// around their own plain mean, Σ_B⁺ its pseudo-inverse.
    /// </summary>
    public static Score NeuralCollapse(IReadOnlyList<GroupSummary> classes)
    {
        if (classes.Count < 2)
        {
            return Score.Undefined(OneClass);
        }
        int dimension = classes[0].Mean.Length, samples = classes.Sum(group => group.Count);
        var centre = Vector<double>.Build.Dense(dimension);
        Matrix<double> within = Matrix<double>.Build.Dense(dimension, dimension);
        foreach (GroupSummary group in classes)
        {
            centre += Vector<double>.Build.Dense(group.Mean) / classes.Count;
            if (group.Covariance is { } covariance)
            {
                within += Matrix<double>.Build.DenseOfArray(covariance) * ((group.Count - 1.0) / samples);
            }
        }
        // With the means as columns, Σ_B = M Mᵀ / C and tr(Σ_W Σ_B⁺) is a sum over M's left singular vectors.
        var means = Matrix<double>.Build.DenseOfColumnVectors(
            classes.Select(group => Vector<double>.Build.Dense(group.Mean) - centre));
        if (IsZero(means.PointwiseMultiply(means).Enumerate().Sum(), classes))
        {
            return Score.Undefined(OneMean);
        }
        var svd = means.Svd(true);
        double threshold = svd.S[0] * Math.Max(dimension, classes.Count) * 1e-13, trace = 0;
        for (int k = 0; k < svd.S.Count && svd.S[k] > threshold; k++)
        {
            Vector<double> direction = svd.U.Column(k);
            trace += direction * (within * direction) * classes.Count / (svd.S[k] * svd.S[k]);
        }
        return trace / classes.Count;
    }

    // Differences of equal means are rounding, at most some 1e-12 of the means themselves.
    private static bool IsZero(double squared, IReadOnlyList<GroupSummary> classes) =>
        squared <= 1e-24 * classes.Sum(group => group.Count * group.Mean.Sum(value => value * value));

    private static double Trace(double[,]? matrix) => matrix is null ? 0 : Enumerable.Range(0, matrix.GetLength(0)).Sum(j => matrix[j, j]);
}
