using TorchSharp;

namespace NebulaBench.Benchmarks.TrainingStep;

/// <summary>Whether a step is faster on one thread than on all: what a calibration of their number could find.</summary>
internal static class ThreadCounts
{
    private const int Epochs = 2;

    public static void Measure(int rounds, IReadOnlyList<string> names)
    {
        int all = torch.get_num_threads();
        Console.WriteLine($"{rounds} rounds after one to warm up; time of a step on {all} threads / on one, min – median – max");
        foreach (string name in names)
        {
            using Workload workload = Workloads.Create(name);
            using var suite = new SuiteLoop(workload);
            long steps = workload.Steps * Epochs;
            Timing On(int threads)
            {
                torch.set_num_threads(threads);
                return Timing.From(steps, () => suite.Train(Epochs));
            }
            IReadOnlyList<(Timing One, Timing All)> pairs = Alternation.For(rounds, () => On(1), () => On(all));
            Console.WriteLine($"{name,-8} batch {workload.BatchSize,4}: {Spread.For(pairs.Select(pair => pair.All.Milliseconds / pair.One.Milliseconds), "F3")}; "
                + $"one thread {pairs.Min(pair => pair.One.Milliseconds):F2} ms at best, {all} threads {pairs.Min(pair => pair.All.Milliseconds):F2} ms");
        }
    }
}
