using NebulaBench.Randomness;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Toolkit.Prototypes;

/// <summary>
/// A trainable mixture of normal distributions with diagonal covariances: a prior with as many clusters as components. A building block for
/// objectives.
/// </summary>
public sealed class GaussianMixture : torch.nn.Module
{
    private readonly Parameter logits;
    private readonly Parameter means;
    private readonly Parameter logVariances;

    /// <summary>Builds a mixture of equal weights, unit variances and means drawn from N(0, I).</summary>
    /// <param name="components">The number of components.</param>
    /// <param name="dimension">The width of what it describes.</param>
    public GaussianMixture(long components, long dimension)
        : base(nameof(GaussianMixture))
    {
        logits = new Parameter(torch.zeros(components));
        means = new Parameter(torch.randn(components, dimension));
        logVariances = new Parameter(torch.zeros(components, dimension));
        RegisterComponents();
    }

    /// <summary>The components' weights before the softmax, [components].</summary>
    public torch.Tensor Logits => logits;

    /// <summary>The components' means, [components, dimension].</summary>
    public torch.Tensor Means => means;

    /// <summary>The logarithms of the components' variances, [components, dimension].</summary>
    public torch.Tensor LogVariances => logVariances;

    /// <summary>log(weight · density) of every component at every point.</summary>
    /// <param name="points">[batch, dimension].</param>
    /// <returns>Nats, [batch, components].</returns>
    public torch.Tensor LogJoint(torch.Tensor points) => LogJoint(points, logits, means, logVariances);

    /// <summary>The logarithm of the mixture's density.</summary>
    /// <param name="points">[batch, dimension].</param>
    /// <returns>Nats, [batch].</returns>
    public torch.Tensor LogDensity(torch.Tensor points) => LogJoint(points).logsumexp(1);

    /// <summary>The probability of each component given a point.</summary>
    /// <param name="points">[batch, dimension].</param>
    /// <returns>[batch, components], rows summing to 1.</returns>
    public torch.Tensor Responsibilities(torch.Tensor points) => LogJoint(points).softmax(1);

    /// <summary>Draws points, with torch's generator.</summary>
    /// <param name="count">How many.</param>
    /// <returns>[count, dimension].</returns>
    public torch.Tensor Sample(long count)
    {
        torch.Tensor component = torch.multinomial(logits.softmax(0), count, replacement: true);
        torch.Tensor center = means.index_select(0, component);
        return center + ((0.5 * logVariances.index_select(0, component)).exp() * torch.randn_like(center));
    }

    /// <summary>
    /// Fits the mixture to points: k-means++ and Lloyd's iterations, then expectation and maximization until the mean log-density gains less
    /// than 1e-4, at most 100 times. Variances stay above 1e-4.
    /// </summary>
    /// <param name="points">[samples, dimension].</param>
    /// <param name="random">What decides the start.</param>
    /// <param name="covariance">The covariances while it is fitted.</param>
    public void Fit(torch.Tensor points, RandomStream random, FittedCovariance covariance = FittedCovariance.Diagonal)
    {
        ArgumentNullException.ThrowIfNull(points);
        using var scope = torch.NewDisposeScope();
        using (torch.no_grad())
        {
            points = points.to_type(torch.float64);
            int components = (int)means.shape[0];
            if (covariance == FittedCovariance.Full)
            {
                torch.Tensor responsibilities = ExpectationMaximization.FitFull(points, components, random).to_type(points.dtype);
                // Further iterations with diagonal covariances would move the components back to the clusters that those find.
                ExpectationMaximization.MaximizeDiagonal(points, responsibilities, logits, means, logVariances);
            }
            else
            {
                torch.Tensor start = SquaredDistances.OneHotNearest(points, KMeansInitializer.Among(points, components, random));
                ExpectationMaximization.FitDiagonal(points, start, logits, means, logVariances);
            }
        }
    }

    /// <summary>log(weight · density) of every component of a mixture at every point; with gradients into everything.</summary>
    /// <param name="points">[batch, dimension].</param>
    /// <param name="logits">[components].</param>
    /// <param name="means">[components, dimension].</param>
    /// <param name="logVariances">[components, dimension].</param>
    /// <returns>Nats, [batch, components].</returns>
    public static torch.Tensor LogJoint(torch.Tensor points, torch.Tensor logits, torch.Tensor means, torch.Tensor logVariances)
    {
        ArgumentNullException.ThrowIfNull(points);
        torch.Tensor constant = logVariances.sum(1L) + (points.shape[1] * Math.Log(2 * Math.PI));
        return logits.log_softmax(0) - (0.5 * (ScaledDistances(points, means, logVariances) + constant));
    }

    /// <summary>
    /// Σ (z − m)² / s of every component at every point; with gradients into everything. It is computed in double precision from differences to the
    /// components' center: in single precision, squares of means that are large beside the variances leave nothing of the difference.
    /// </summary>
    /// <param name="points">z, [batch, dimension].</param>
    /// <param name="means">m, [components, dimension].</param>
    /// <param name="logVariances">log s, [components, dimension].</param>
    /// <returns>[batch, components], of the points' type, never below 0.</returns>
    public static torch.Tensor ScaledDistances(torch.Tensor points, torch.Tensor means, torch.Tensor logVariances)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(means);
        torch.Tensor center = means.detach().mean([0L]);
        torch.Tensor precision = (-logVariances.to_type(torch.float64)).exp();
        torch.Tensor near = (points - center).to_type(torch.float64), middle = (means - center).to_type(torch.float64);
        // As three matrix products, without a [batch, components, dimension] tensor.
        torch.Tensor distances = near.pow(2).matmul(precision.t()) - (2 * near.matmul((middle * precision).t()))
            + (middle.pow(2) * precision).sum(1L);
        return distances.clamp_min(0).to_type(points.dtype);
    }
}

/// <summary>The covariances of the components while a mixture is fitted; the mixture itself keeps diagonal ones.</summary>
public enum FittedCovariance
{
    /// <summary>Diagonal throughout.</summary>
    Diagonal,

    /// <summary>
    /// Full; weights, means and variances are kept. They find oblique clusters, such as those of an autoencoder, whose loss gives no axis of its
    /// latent a meaning.
    /// </summary>
    Full,
}
