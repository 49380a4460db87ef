using System.Globalization;
using NebulaBench.Benchmarks;
using NebulaBench.Benchmarks.Growth;
using NebulaBench.Host.Training;
using TorchSharp;

// dotnet run -c Release --project benchmarks/Growth [rounds] [figure.png] [one of the series, such as samples]
// The seconds of an epoch of nvc with metric learning through the suite's trainer, by samples, anchors and latent dimension; the table and the figure of README.md.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
FreedMemory.Keep();
int rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 7;
string figure = args.Length > 1 ? args[1] : "growth.png";

torch.manual_seed(0);
using torch.Tensor images = torch.rand(Series.All.Max(series => series.Sizes.Max(size => series.Setting(size).Samples)), 1, 28, 28).pow(4);
Console.WriteLine($"{rounds} rounds after one warm-up, {torch.get_num_threads()} threads");
List<(Series Series, double[][] Seconds, PowerLaw Fit)> all = [];
foreach (Series series in Series.All.Where(series => args.Length < 3 || args[2] == series.Name))
{
    double[][] seconds = series.Measure(rounds, images);
    double[] sizes = [.. series.Sizes.Select(size => (double)size)];
    double[] medians = [.. seconds.Select(values => values.Order().ElementAt(values.Length / 2))];
    Console.WriteLine($"\n| {series.Name} | seconds an epoch: min – median – max |\n|---|---|");
    foreach ((int size, double[] values) in series.Sizes.Zip(seconds))
    {
        Console.WriteLine($"| {size} | {Spread.Of(values, "F3")} |");
    }
    PowerLaw plain = PowerLaw.OfLogarithms(sizes, medians), constant = PowerLaw.WithConstant(sizes, medians);
    Console.WriteLine($"\nlog t on log n: exponent {plain.Exponent:F3}");
    Console.WriteLine($"t = a + b n^k: a {constant.Constant:F3} s, k {constant.Exponent:F2} (theory: at most {series.Expected})");
    all.Add((series, seconds, series.Name == "samples" ? plain : constant));
}
GrowthFigure.Write(all, figure);
Console.WriteLine($"\n{figure}");
