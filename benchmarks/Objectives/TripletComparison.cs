using NebulaBench.Objectives.Nebula.Losses.Triplets;
using TorchSharp;

namespace NebulaBench.Benchmarks.Objectives;

/// <summary>The literal form against the suite's at one size, in alternation, and the suite's alone at sizes at which the literal form has no room.</summary>
internal static class TripletComparison
{
    // One pass of the suite's is too short to be timed alone.
    private const int Repetitions = 50;

    public static void Run(int rounds, int size, IEnumerable<int> larger)
    {
        // First of all, as long as the process holds no freed memory that would hide what is taken.
        Pass.From(Batch.Draw(32), RatioTriplet.Loss, 1);
        foreach (int count in larger)
        {
            Alone(rounds, Batch.Draw(count));
        }
        Batch batch = Batch.Draw(size);
        Console.WriteLine($"ratio triplet, forward and backward, batch {size}, d 32, {torch.get_num_threads()} threads; {rounds} rounds after one warm-up");
        List<double> ratios = [];
        for (int round = 0; round <= rounds; round++)
        {
            // Who goes first changes with every round, so that a drift of the machine's speed favors neither.
            (Pass literal, Pass suite) = round % 2 == 0 ? (Literal(), Suite()) : Swap((Suite(), Literal()));
            if (round == 0)
            {
                Console.WriteLine(
                    $"values {literal.Value:R} and {suite.Value:R}; largest difference of gradients relative to the largest gradient: "
                    + $"latents {Difference(literal.LatentGradient, suite.LatentGradient):G2}, margin {Difference(literal.MarginGradient, suite.MarginGradient):G2}");
                continue;
            }
            ratios.Add(literal.Seconds / suite.Seconds);
            Console.WriteLine(
                $"round {round}: literal {literal.Seconds * 1000:F0} ms, {literal.Mebibytes:F0} MiB; suite {suite.Seconds * 1000:F2} ms, "
                + $"{suite.Mebibytes:F0} MiB; {ratios[^1]:F0} times faster");
        }
        Console.WriteLine($"times faster: {Spread.For(ratios, "F0")}");

        Pass Literal() => Pass.From(batch, LiteralTriplet.Loss, 1);

        Pass Suite() => Pass.From(batch, RatioTriplet.Loss, Repetitions);
    }

    private static void Alone(int rounds, Batch batch)
    {
        Pass first = Pass.From(batch, RatioTriplet.Loss, 1);
        Pass[] passes = [.. Enumerable.Range(0, rounds).Select(_ => Pass.From(batch, RatioTriplet.Loss, 1))];
        Console.WriteLine(
            $"suite alone, batch {batch.Latents.shape[0]}: {Spread.For(passes.Select(pass => pass.Seconds * 1000), "F1")} ms, at most "
            + $"{passes.Append(first).Max(pass => pass.Mebibytes):F1} MiB (one matrix of N² numbers: {batch.Latents.shape[0] * batch.Latents.shape[0] * 4 >> 20} MiB)");
    }

    private static double Difference(torch.Tensor expected, torch.Tensor actual) =>
        ((expected - actual).abs().max() / expected.abs().max()).ToDouble();

    private static (Pass Literal, Pass Suite) Swap((Pass Suite, Pass Literal) pair) => (pair.Literal, pair.Suite);
}
