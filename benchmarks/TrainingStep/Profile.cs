using TorchSharp;

namespace NebulaBench.Benchmarks.TrainingStep;

/// <summary>Where a training step's time goes: each of its parts alone, at the same shapes, beside the whole step.</summary>
internal static class Profile
{
    private static readonly string[] Usual = ["mlp:256", "conv:64", "conv:256"];

    /// <param name="rounds">How many, after one to warm up.</param>
    /// <param name="sizes">Workloads with the samples of a step, such as <c>conv:256</c>; the usual ones where there is none.</param>
    public static void Measure(int rounds, string[] sizes)
    {
        Console.WriteLine($"{rounds} rounds after one to warm up, {torch.get_num_threads()} threads; ms, min – median – max");
        foreach (string size in sizes.Length > 0 ? sizes : Usual)
        {
            using Workload workload = Workloads.Sized(size);
            Measure(rounds, workload);
        }
    }

    private static void Measure(int rounds, Workload workload)
    {
        using var suite = new SuiteLoop(workload);
        using var products = BareLayers.Products(workload);
        using var norms = BareLayers.Norms(workload);
        using var rest = new StepRest(workload);
        long steps = workload.Steps;
        (string Part, Action Run)[] parts =
        [
            ("step", () => suite.Train(1)),
            ("linear and convolution layers", () => products.Run(steps)),
            ("batch norms and activations", () => norms.Run(steps)),
            ("loss of the reconstruction", () => rest.Reconstruct(steps)),
            ("sample and divergence", () => rest.Embed(steps)),
            ("Adam", () => rest.Step(steps)),
            ("picking the batch", () => rest.Pick(steps)),
        ];
        IReadOnlyList<double[]> rows = [.. Alternation.For(rounds, [.. parts.Select(part => (Func<Timing>)(() => Timing.From(steps, part.Run)))])
            .Select(timings => timings.Select(timing => timing.Milliseconds).ToArray())];
        Console.WriteLine($"{workload.Name}, batch {workload.BatchSize}");
        for (int part = 0; part < parts.Length; part++)
        {
            Write(parts[part].Part, rows.Select(row => row[part]));
        }
        Write("what the parts leave", rows.Select(row => row[0] - row[1..].Sum()));
    }

    private static void Write(string part, IEnumerable<double> milliseconds) => Console.WriteLine($"  {part,-30} {Spread.For(milliseconds, "F2")}");
}
