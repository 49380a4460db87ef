using System.Diagnostics;
using NebulaBench.Toolkit.Reconstructions;
using TorchSharp;

namespace NebulaBench.Benchmarks.Objectives;

/// <summary>
/// The likelihood of tokens, forward and backward, in alternation: by the library's cross-entropy over axis 1, and as the suite reads the same logits, whose
/// classes lie side by side in memory as a decoder of tokens leaves them.
/// </summary>
internal static class TokenComparison
{
    private const int Texts = 64, Places = 24, Repetitions = 5;

    private static readonly CategoricalReconstruction Reconstruction = new();

    public static void Run(int rounds, int vocabulary)
    {
        torch.manual_seed(0);
        using torch.Tensor logits = torch.randn([Texts, Places, vocabulary]).requires_grad_();
        using torch.Tensor target = torch.randint(0, vocabulary, [Texts, Places], torch.int64);
        Console.WriteLine($"{Texts} texts of {Places} places, {vocabulary} tokens, {torch.get_num_threads()} threads; {rounds} rounds after one warm-up");
        List<double> library = [], suite = [];
        for (int round = 0; round <= rounds; round++)
        {
            // Who goes first changes with every round, so that a drift of the machine's speed favors neither.
            double first = Seconds(round % 2 == 0 ? Library : Suite, logits), second = Seconds(round % 2 == 0 ? Suite : Library, logits);
            if (round > 0)
            {
                library.Add(round % 2 == 0 ? first : second);
                suite.Add(round % 2 == 0 ? second : first);
            }
        }
        Console.WriteLine($"largest difference of gradients: {(Gradient(Library) - Gradient(Suite)).abs().max().ToDouble():G2}");
        Console.WriteLine($"library {Milliseconds(library)} ms, suite {Milliseconds(suite)} ms");
        Console.WriteLine($"times faster: {Spread.For(library.Zip(suite, (one, other) => one / other), "F2")}");

        torch.Tensor Library() => torch.nn.functional.cross_entropy(
            logits.transpose(1, 2), target, ignore_index: CategoricalReconstruction.Void, reduction: torch.nn.Reduction.Sum) / Texts;

        torch.Tensor Suite() => Reconstruction.Mean(logits.transpose(1, 2), target);

        torch.Tensor Gradient(Func<torch.Tensor> loss)
        {
            logits.grad = null;
            loss().backward();
            return logits.grad!.clone();
        }
    }

    private static double Seconds(Func<torch.Tensor> loss, torch.Tensor logits)
    {
        long start = Stopwatch.GetTimestamp();
        for (int repetition = 0; repetition < Repetitions; repetition++)
        {
            logits.grad = null;
            using DisposeScope scope = torch.NewDisposeScope();
            loss().backward();
        }
        return Stopwatch.GetElapsedTime(start).TotalSeconds / Repetitions;
    }

    private static string Milliseconds(IEnumerable<double> seconds) => Spread.For(seconds.Select(value => value * 1000), "F1");
}
