using NebulaBench.Architectures.Mlp;
using NebulaBench.Objectives.Nebula;
using TorchSharp;

namespace NebulaBench.Benchmarks.Growth;

/// <summary>One quantity that grows while all others stay, and the seconds of an epoch at each of its sizes.</summary>
/// <param name="Name">The quantity.</param>
/// <param name="Expected">The exponent that theory gives for what grows.</param>
/// <param name="Sizes">Its sizes, rising.</param>
/// <param name="Setting">The samples, anchors and latent dimension at a size.</param>
/// <param name="Network">The network; null for 784-512-256-128-64.</param>
/// <param name="Formulation">The forces between latents and anchors. Gravity acts between every two anchors, attraction does not.</param>
internal sealed record Series(
    string Name, double Expected, int[] Sizes, Func<int, (int Samples, int Anchors, int Latent)> Setting,
    NebulaFormulation Formulation = NebulaFormulation.Attraction, MlpOptions? Network = null)
{
    private const int Samples = 4096, Anchors = 30, Latent = 32, WideLatent = 256;

    // Beside 784-512-256-128-64 the cost of anchors and of latent dimensions is lost in the noise, and that of anchors of few dimensions too.
    private static readonly MlpOptions Small = new() { Widths = [64], Hidden = 0 };

    public static IReadOnlyList<Series> All { get; } =
    [
        new("samples", 1, [4096, 8192, 16384, 32768], size => (size, Anchors, Latent)),
        new("anchors", 1, [10, 30, 100, 300, 1000], size => (Samples, size, WideLatent), Network: Small),
        new("anchors with gravity", 2, [10, 30, 100, 300, 1000], size => (Samples, size, WideLatent), NebulaFormulation.Both, Small),
        new("latent dimension", 1, [32, 128, 512, 2048], size => (Samples, Anchors, size), Network: Small),
    ];

    /// <summary>The seconds of an epoch, by size and round.</summary>
    public double[][] Measure(int rounds, torch.Tensor images, int batchSize)
    {
        PictureTraining[] models = [.. Sizes.Select(size => Build(Setting(size), images))];
        double[][] seconds = [.. Sizes.Select(_ => new double[rounds])];
        for (int round = -1; round < rounds; round++)
        {
            // Up one time and down the next, so that a drift of the machine's speed favors no size.
            foreach (int which in round % 2 == 0 ? Enumerable.Range(0, Sizes.Length) : Enumerable.Range(0, Sizes.Length).Reverse())
            {
                double epoch = models[which].Train(1, batchSize)[0].Seconds;
                if (round >= 0)
                {
                    seconds[which][round] = epoch;
                }
            }
        }
        foreach (PictureTraining model in models)
        {
            model.Dispose();
        }
        return seconds;
    }

    // Metric learning and weights are the defaults; anchors drawn from a normal distribution are there from the first step on.
    private PictureTraining Build((int Samples, int Anchors, int Latent) setting, torch.Tensor images)
    {
        torch.manual_seed(0);
        var options = new NebulaOptions
        {
            Anchors = setting.Anchors,
            Initialization = AnchorInitialization.Normal,
            Formulation = Formulation,
            Metric = new MetricOptions(),
        };
        return new PictureTraining(new NebulaObjective(options), images.narrow(0, 0, setting.Samples), setting.Latent, Network);
    }
}
