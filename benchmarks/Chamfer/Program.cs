using System.Globalization;
using NebulaBench.Benchmarks.Chamfer;
using NebulaBench.Toolkit.Reconstructions.Clouds;
using TorchSharp;

// dotnet run -c Release --project benchmarks/Chamfer [rounds] [batch] [points]
// Forward and backward of the Chamfer distance, by a matrix of all distances and as the suite has it, in alternation, and the memory each needs.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
int rounds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 9;
int batch = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 32;
int points = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 2048;

torch.manual_seed(0);
using torch.Tensor output = torch.randn([batch, points, 3]).requires_grad_(), target = torch.randn([batch, points, 3]);
Console.WriteLine($"{rounds} rounds after one warm-up, {batch} clouds of {points} points, {torch.get_num_threads()} threads");
List<double> ratios = [];
for (int round = 0; round <= rounds; round++)
{
    // Who goes first changes with every round, so that a drift of the machine's speed favors neither.
    (Measurement matrix, Measurement suite) = round % 2 == 0 ? (Matrix(), Suite()) : Swap((Suite(), Matrix()));
    if (round == 0)
    {
        Console.WriteLine($"values {matrix.Value:R} and {suite.Value:R}; largest difference of gradients {(matrix.Gradient - suite.Gradient).abs().max().ToDouble():G2}");
    }
    else
    {
        ratios.Add(suite.Seconds / matrix.Seconds);
        Console.WriteLine(
            $"round {round}: matrix {matrix.Seconds * 1000:F0} ms, {matrix.Mebibytes:F0} MiB; suite {suite.Seconds * 1000:F0} ms, {suite.Mebibytes:F0} MiB; "
            + $"ratio of times {ratios[^1]:F3}");
    }
}
ratios.Sort();
Console.WriteLine($"time suite/matrix: min {ratios[0]:F3}, median {ratios[ratios.Count / 2]:F3}, max {ratios[^1]:F3}");

Measurement Suite() => Measurement.From(output, () => ChamferReconstruction.Distance(output, target).mean());

Measurement Matrix() => Measurement.From(output, () =>
{
    torch.Tensor squared = torch.cdist(output, target).pow(2); // [batch, points, points]
    return (squared.amin([2L]).mean([1L]) + squared.amin([1L]).mean([1L])).mean();
});

static (Measurement Matrix, Measurement Suite) Swap((Measurement Suite, Measurement Matrix) pair) => (pair.Matrix, pair.Suite);
