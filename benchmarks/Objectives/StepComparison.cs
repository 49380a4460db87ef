using NebulaBench.Objectives;
using NebulaBench.Objectives.Autoencoding;
using NebulaBench.Objectives.Nebula;
using TorchSharp;

namespace NebulaBench.Benchmarks.Objectives;

/// <summary>Training steps of nvc with metric learning against a plain VAE's, on the same network and images, in turn.</summary>
internal static class StepComparison
{
    private const int BatchSize = 256;

    // As configs/experiments/mnist-mlp-published.yaml has it (tvae), and as mnist-mlp.yaml has it, with as many anchors.
    private static readonly (string Name, NebulaOptions Options)[] Rivals =
    [
        ("nvc as published", new NebulaOptions
        {
            Anchors = 30,
            Initialization = AnchorInitialization.Normal,
            Conditioning = AnchorConditioning.Reference,
            Formulation = NebulaFormulation.Attraction,
            AttractionWeight = 1,
            Metric = new MetricOptions { Weight = 1 },
        }),
        ("nvc by default", new NebulaOptions { Anchors = 30, InitializeAfter = 0, Metric = new MetricOptions() }),
    ];

    public static void Run(int rounds, int samples)
    {
        torch.manual_seed(0);
        using torch.Tensor images = torch.rand(samples, 1, 28, 28).pow(4);
        IObjective[] objectives =
            [new VariationalAutoencoderObjective(new VariationalAutoencoderOptions()), .. Rivals.Select(rival => new NebulaObjective(rival.Options))];
        PictureTraining[] models = [.. objectives.Select(objective => new PictureTraining(objective, images))];
        double steps = samples / BatchSize;
        Console.WriteLine($"training steps of {BatchSize} samples, MLP 784-512-256-128-64→32, {rounds} rounds of {steps} steps after one warm-up");

        List<double>[] ratios = [.. Rivals.Select(_ => new List<double>())], processor = [.. Rivals.Select(_ => new List<double>())];
        // Turns are short and many, so that what else happens on the machine falls on all alike.
        for (int round = 0; round <= rounds; round++)
        {
            double[] milliseconds = new double[models.Length], worked = new double[models.Length];
            for (int turn = 0; turn < models.Length; turn++)
            {
                // Who goes first changes with every round, so that a drift of the machine's speed favors none.
                int which = (turn + round) % models.Length;
                TimeSpan before = Environment.CpuUsage.TotalTime;
                milliseconds[which] = models[which].Train(epochs: 1).Single().Seconds / steps * 1000;
                worked[which] = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / steps;
            }
            if (round > 0)
            {
                Console.WriteLine($"round {round}: vae {milliseconds[0]:F2} ms, {string.Join(", ", Rivals.Select((rival, i) => $"{rival.Name} {milliseconds[i + 1]:F2} ms"))}");
                foreach ((int i, List<double> list) in ratios.Index())
                {
                    list.Add(milliseconds[i + 1] / milliseconds[0]);
                    processor[i].Add(worked[i + 1] / worked[0]);
                }
            }
        }
        foreach ((int i, List<double> list) in ratios.Index())
        {
            // With one thread, processor time shows what other work on the machine hides; with more, threads that wait count too.
            Console.WriteLine($"{Rivals[i].Name} / vae: {Spread.For(list, "F3")}; of processor time {Spread.For(processor[i], "F3")}");
        }
        foreach (PictureTraining model in models)
        {
            model.Dispose();
        }
    }
}
