using TorchSharp;

namespace NebulaBench.Benchmarks.TrainingStep;

/// <summary>What the optimizations are worth: the suite with them, and without, against a page of plain TorchSharp. The reference MLP.</summary>
internal static class PlainComparison
{
    private const int Epochs = 3;

    public static void Measure(int rounds)
    {
        using Workload workload = Workloads.Create("mlp");
        long steps = workload.Steps * Epochs;
        Console.WriteLine($"{rounds} rounds after one to warm up, {torch.get_num_threads()} threads; suite/plain min – median – max");
        foreach (bool fast in (bool[])[true, false])
        {
            using var plain = new PlainLoop(workload.Inputs);
            using var suite = new SuiteLoop(workload, fast);
            IReadOnlyList<(Timing Plain, Timing Suite)> pairs = Alternation.For(
                rounds, () => Timing.From(steps, () => plain.Train(Epochs)), () => Timing.From(steps, () => suite.Train(Epochs)));
            string ratio = Spread.For(pairs.Select(pair => pair.Suite.Milliseconds / pair.Plain.Milliseconds), "F3");
            Console.WriteLine($"fast: {(fast ? "true " : "false")}  {ratio}  plain {pairs.Min(pair => pair.Plain.Milliseconds):F2} ms/step at best, "
                + $"{pairs[0].Plain.Bytes:F0} B/step");
        }
    }
}
