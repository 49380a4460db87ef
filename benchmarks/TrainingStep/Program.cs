using System.Diagnostics;
using System.Globalization;
using NebulaBench.Benchmarks.TrainingStep;
using NebulaBench.Host.Training;
using TorchSharp;

// dotnet run -c Release --project benchmarks/TrainingStep [rounds] [samples]
// Trains the same model by hand and through the suite, in alternation, on the same synthetic images, and prints the ratio of each pair.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
FreedMemory.Keep();
int rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 9;
int samples = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 25_600;
const int EpochsARound = 2;

torch.manual_seed(0);
using torch.Tensor images = torch.rand(samples, 1, 28, 28).pow(4);
using var bare = new BareLoop(images);
using var suite = new SuiteLoop(images);
long steps = samples / 256 * EpochsARound;

Console.WriteLine($"{rounds} rounds after one warm-up, {steps} steps of 256 samples each, {torch.get_num_threads()} threads");
List<double> ratios = [];
for (int round = 0; round <= rounds; round++)
{
    // Who goes first changes with every round, so that a drift of the machine's speed favours neither.
    (double byHand, double bySuite) = round % 2 == 0 ? (Bare(), Suite()) : Swap((Suite(), Bare()));
    if (round > 0)
    {
        ratios.Add(bySuite / byHand);
        Console.WriteLine($"round {round}: bare {byHand * 1000:F2} ms/step, suite {bySuite * 1000:F2} ms/step, ratio {ratios[^1]:F3}");
    }
}
ratios.Sort();
Console.WriteLine($"ratio suite/bare: min {ratios[0]:F3}, median {ratios[ratios.Count / 2]:F3}, max {ratios[^1]:F3}");

double Bare()
{
    long start = Stopwatch.GetTimestamp();
    bare.Train(EpochsARound);
    return Stopwatch.GetElapsedTime(start).TotalSeconds / steps;
}

double Suite()
{
    long start = Stopwatch.GetTimestamp();
    suite.Train(EpochsARound);
    return Stopwatch.GetElapsedTime(start).TotalSeconds / steps;
}

static (double ByHand, double BySuite) Swap((double BySuite, double ByHand) pair) => (pair.ByHand, pair.BySuite);
