using NebulaBench.Metrics.Numerics;

namespace NebulaBench.Metrics.Covariance;

/// <summary>
/// The correlations of a set of samples. Constant ("dead") dimensions have none: they are left out and counted.
/// </summary>
public sealed class CorrelationMatrix
{
    // A spread below this share of the dimension's magnitude is the rounding of a constant.
    private const double ConstantSpread = 1e-12;

    private readonly Lazy<double[]> eigenvalues;
    private readonly Lazy<double[]?> lower;

    private CorrelationMatrix(int[] live, int[] dead, double[] deviations, double[,] ofLive, ColumnTable? centered)
    {
        Live = live;
        Dead = dead;
        Deviations = deviations;
        OfLive = ofLive;
        eigenvalues = new Lazy<double[]>(() => centered is null || live.Length <= SymmetricSpectrum.Narrow
            ? SymmetricMatrix.Eigenvalues(ofLive)
            : SymmetricMatrix.Eigenvalues(centered, live, Array.ConvertAll(deviations, deviation => 1 / deviation), (a, b) => ofLive[a, b]));
        lower = new Lazy<double[]?>(() => SymmetricMatrix.Lower(ofLive));
    }

    /// <summary>The dimensions that vary.</summary>
    public int[] Live { get; }

    /// <summary>The dimensions that are constant.</summary>
    public int[] Dead { get; }

    /// <summary>The standard deviations of the live dimensions.</summary>
    public double[] Deviations { get; }

    /// <summary>The correlation matrix of the live dimensions.</summary>
    public double[,] OfLive { get; }

    /// <summary>Its eigenvalues, largest first.</summary>
    public double[] Eigenvalues => eigenvalues.Value;

    /// <summary>Its numerical rank: the number of linearly independent dimensions.</summary>
    public int Rank => SymmetricMatrix.Rank(Eigenvalues);

    /// <summary>Whether no live dimension is a linear combination of others.</summary>
    public bool IsRegular => Live.Length > 0 && Rank == Live.Length;

    /// <summary>Cholesky's lower factor of a regular matrix, row-major.</summary>
    internal double[] Lower => lower.Value ?? throw new InvalidOperationException("A regular correlation matrix has no Cholesky factor.");

    /// <summary>The correlations behind a covariance.</summary>
    /// <param name="moments">The mean and the covariance.</param>
    /// <param name="centered">The samples less their mean, if at hand: of few samples in many dimensions they are faster to work with.</param>
    public static CorrelationMatrix From(Moments moments, ColumnTable? centered = null)
    {
        double[,] covariance = moments.Covariance;
        bool[] varies = new bool[moments.Dimension];
        for (int j = 0; j < varies.Length; j++)
        {
            varies[j] = Math.Sqrt(covariance[j, j]) > ConstantSpread * Math.Abs(moments.Mean[j]);
        }
        int[] live = [.. Enumerable.Range(0, varies.Length).Where(j => varies[j])];
        int[] dead = [.. Enumerable.Range(0, varies.Length).Where(j => !varies[j])];
        double[] deviations = Array.ConvertAll(live, j => Math.Sqrt(covariance[j, j]));
        double[,] correlation = new double[live.Length, live.Length];
        for (int a = 0; a < live.Length; a++)
        {
            for (int b = 0; b < live.Length; b++)
            {
                correlation[a, b] = a == b ? 1 : Math.Clamp(covariance[live[a], live[b]] / (deviations[a] * deviations[b]), -1, 1);
            }
        }
        return new CorrelationMatrix(live, dead, deviations, correlation, centered);
    }

    /// <summary>The matrix over all dimensions, as it is stored and drawn: rows and columns of dead dimensions are 0 throughout.</summary>
    public double[,] OfAll()
    {
        int dimension = Live.Length + Dead.Length;
        double[,] all = new double[dimension, dimension];
        for (int a = 0; a < Live.Length; a++)
        {
            for (int b = 0; b < Live.Length; b++)
            {
                all[Live[a], Live[b]] = OfLive[a, b];
            }
        }
        return all;
    }

    /// <summary>Why a quantity that needs an invertible covariance has no value.</summary>
    public string WhySingular(int count) => (Live.Length, count <= Live.Length) switch
    {
        (0, _) => "every dimension is constant",
        (_, true) => $"the covariance of {count} samples in {Live.Length} varying dimensions is singular",
        _ => $"the covariance is singular: {Rank} of {Live.Length} varying dimensions are linearly independent",
    };
}
