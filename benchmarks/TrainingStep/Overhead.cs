using TorchSharp;

namespace NebulaBench.Benchmarks.TrainingStep;

/// <summary>What the suite's trainer adds to a bare loop over the same backbone with the same optimizations.</summary>
internal static class Overhead
{
    private const int Epochs = 3;

    public static void Measure(int rounds, IEnumerable<string> names)
    {
        Console.WriteLine($"{rounds} rounds after one to warm up, {torch.get_num_threads()} threads; suite/bare min – median – max");
        Console.WriteLine("workload  batch  bare ms/step  suite ms/step  ratio                  bare B/step  suite B/step");
        foreach (string name in names)
        {
            using Workload workload = Workloads.Create(name);
            using var bare = new BareLoop(workload);
            using var suite = new SuiteLoop(workload);
            long steps = workload.Steps * Epochs;
            IReadOnlyList<(Timing Bare, Timing Suite)> pairs = Alternation.For(
                rounds, () => Timing.From(steps, () => bare.Train(Epochs)), () => Timing.From(steps, () => suite.Train(Epochs)));
            Console.WriteLine(
                $"{name,-9} {workload.BatchSize,5}  {Median(pairs, pair => pair.Bare.Milliseconds),12:F2}  {Median(pairs, pair => pair.Suite.Milliseconds),13:F2}  "
                + $"{Spread.For(pairs.Select(pair => pair.Suite.Milliseconds / pair.Bare.Milliseconds), "F3"),-21}  "
                + $"{Median(pairs, pair => pair.Bare.Bytes),11:F0}  {Median(pairs, pair => pair.Suite.Bytes),12:F0}");
        }
    }

    private static double Median(IReadOnlyList<(Timing, Timing)> pairs, Func<(Timing Bare, Timing Suite), double> value) =>
        pairs.Select(value).Order().ElementAt(pairs.Count / 2);
}
