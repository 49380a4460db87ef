using TorchSharp;

namespace NebulaBench.Benchmarks.TrainingStep;

/// <summary>
/// How much of a training step is the layers' own arithmetic: the step against the bare products of its layers, at the same shapes, with nothing between
/// them. A step's operations are three products a layer (forward, gradient of the input, gradient of the weights), less the first layer's input gradient.
/// </summary>
internal static class Roofline
{
    private const int Epochs = 2;

    public static void Measure(int rounds)
    {
        Console.WriteLine($"{rounds} rounds after one to warm up, {torch.get_num_threads()} threads; share of the rate of the bare layers, min – median – max");
        foreach ((string name, int batch) in ((string, int)[])[("mlp", 256), ("mlp", 1024), ("conv", 64), ("conv", 256)])
        {
            using Workload workload = Workloads.Create(name, batch);
            using var suite = new SuiteLoop(workload);
            using var layers = BareLayers.Products(workload);
            long steps = workload.Steps * Epochs;
            IReadOnlyList<(Timing Layers, Timing Suite)> pairs = Alternation.Of(
                rounds, () => Timing.Of(steps, () => layers.Run(steps)), () => Timing.Of(steps, () => suite.Train(Epochs)));
            string share = Spread.Of(pairs.Select(pair => pair.Layers.Milliseconds / pair.Suite.Milliseconds), "F3");
            double best = pairs.Min(pair => pair.Suite.Milliseconds);
            Console.WriteLine($"{name,-5} batch {batch,4}: {share}; step {best:F2} ms at best = {layers.Flops / best / 1e6:F0} GFLOP/s, "
                + $"bare layers {layers.Flops / pairs.Min(pair => pair.Layers.Milliseconds) / 1e6:F0} GFLOP/s");
        }
    }
}
