using TorchSharp;

namespace NebulaBench.Benchmarks.TrainingStep;

/// <summary>Where a training step's time goes: each of its parts alone, at the same shapes, beside the whole step.</summary>
internal static class Profile
{
    public static void Measure(int rounds)
    {
        Console.WriteLine($"{rounds} rounds after one to warm up, {torch.get_num_threads()} threads; ms, min – median – max");
        foreach ((string name, int batch) in ((string, int)[])[("mlp", 256), ("conv", 64), ("conv", 256)])
        {
            Measure(rounds, name, batch);
        }
    }

    private static void Measure(int rounds, string name, int batch)
    {
        using Workload workload = Workloads.Create(name, batch);
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
        IReadOnlyList<double[]> rows = [.. Alternation.Of(rounds, [.. parts.Select(part => (Func<Timing>)(() => Timing.Of(steps, part.Run)))])
            .Select(timings => timings.Select(timing => timing.Milliseconds).ToArray())];
        Console.WriteLine($"{name}, batch {batch}");
        for (int part = 0; part < parts.Length; part++)
        {
            Write(parts[part].Part, rows.Select(row => row[part]));
        }
        Write("what the parts leave", rows.Select(row => row[0] - row[1..].Sum()));
    }

    private static void Write(string part, IEnumerable<double> milliseconds) => Console.WriteLine($"  {part,-30} {Spread.Of(milliseconds, "F2")}");
}
