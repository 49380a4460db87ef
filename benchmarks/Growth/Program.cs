using System.Globalization;
using NebulaBench.Benchmarks;
using NebulaBench.Benchmarks.Growth;
using TorchSharp;

// dotnet run -c Release --project benchmarks/Growth [rounds] [figure.png] [one of the series, such as samples, or all] [samples a batch]
// The seconds of an epoch of nvc with metric learning through the suite's trainer, by samples, anchors and latent dimension; the table and the figure of README.md.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
ComputeRuntime.Shared.PrepareProcess();
int rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 7;
string figure = args.Length > 1 ? args[1] : "growth.png";
string which = args.Length > 2 ? args[2] : "all";
int batchSize = args.Length > 3 ? int.Parse(args[3], CultureInfo.InvariantCulture) : PictureTraining.BatchSize;

torch.manual_seed(0);
using torch.Tensor images = torch.rand(Series.All.Max(series => series.Sizes.Max(size => series.Setting(size).Samples)), 1, 28, 28).pow(4);
Console.WriteLine($"{rounds} rounds after one warm-up, batch {batchSize}, {torch.get_num_threads()} threads");
List<(Series Series, double[][] Seconds, PowerLaw Fit)> all = [];
foreach (Series series in Series.All.Where(series => which == "all" || which == series.Name))
{
    double[][] seconds = series.Measure(rounds, images, batchSize);
    double[] sizes = [.. series.Sizes.Select(size => (double)size)];
    double[] least = [.. seconds.Select(values => values.Min())];
    double[] medians = [.. seconds.Select(values => values.Order().ElementAt(values.Length / 2))];
    Console.WriteLine($"\n| {series.Name} | seconds an epoch: min – median – max |\n|---|---|");
    foreach ((int size, double[] values) in series.Sizes.Zip(seconds))
    {
        Console.WriteLine($"| {size} | {Spread.For(values, "F3")} |");
    }
    Console.WriteLine($"\ntheory: a + b n^k with k at most {series.Expected}; least squares:");
    foreach ((string name, double[] values) in new[] { ("least", least), ("medians", medians) })
    {
        PowerLaw withConstant = PowerLaw.WithConstant(sizes, values);
        Console.WriteLine(
            $"{name}: log t on log n, exponent {PowerLaw.OfLogarithms(sizes, values).Exponent:F3}; "
            + $"t = a + b n^k, a {withConstant.Constant:F3} s, k {withConstant.Exponent:F2}");
    }
    // Other work on a machine only adds time, so the figure's curve goes through the least.
    all.Add((series, seconds, series.Name == "samples" ? PowerLaw.OfLogarithms(sizes, least) : PowerLaw.WithConstant(sizes, least)));
}
GrowthFigure.Write(all, figure);
Console.WriteLine($"\n{figure}");
