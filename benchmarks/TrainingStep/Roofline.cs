using TorchSharp;

namespace NebulaBench.Benchmarks.TrainingStep;

/// <summary>
/// How much of a training step is the layers' own arithmetic: the step against the bare products of its layers, at the same shapes, with nothing between
/// them. A step's operations are three products a layer (forward, gradient of the input, gradient of the weights), less the first layer's input gradient.
/// </summary>
internal static class Roofline
{
    private static readonly string[] Usual = ["mlp:256", "mlp:1024", "conv:64", "conv:256", "conv:1024"];

    /// <param name="rounds">How many, after one to warm up.</param>
    /// <param name="sizes">Workloads with the samples of a step, such as <c>conv:256</c>; the usual ones where there is none.</param>
    public static void Measure(int rounds, string[] sizes)
    {
        Console.WriteLine($"{rounds} rounds after one to warm up, {torch.get_num_threads()} threads; share of the rate of the bare layers, min – median – max");
        foreach (string size in sizes.Length > 0 ? sizes : Usual)
        {
            using Workload workload = Workloads.Sized(size);
            using var suite = new SuiteLoop(workload);
            using var layers = BareLayers.Products(workload);
            long steps = workload.Steps;
            IReadOnlyList<(Timing Layers, Timing Suite)> pairs = Alternation.For(
                rounds, () => Timing.From(steps, () => layers.Run(steps)), () => Timing.From(steps, () => suite.Train(epochs: 1)));
            string share = Spread.For(pairs.Select(pair => pair.Layers.Milliseconds / pair.Suite.Milliseconds), "F3");
            double best = pairs.Min(pair => pair.Suite.Milliseconds);
            Console.WriteLine($"{workload.Name,-5} batch {workload.BatchSize,4}: {share}; step {best:F2} ms at best = {layers.Flops / best / 1e6:F0} GFLOP/s, "
                + $"bare layers {layers.Flops / pairs.Min(pair => pair.Layers.Milliseconds) / 1e6:F0} GFLOP/s");
        }
    }
}
