using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using NebulaBench.Datasets;
using NebulaBench.Datasets.Procedural;
using NebulaBench.Datasets.Shapes.Parametric;
using NebulaBench.Datasets.Text;
using TorchSharp;

namespace NebulaBench.Benchmarks.Parsing;

/// <summary>Data that the program makes, and how to make it anew.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Make">Makes all of it on at most so many threads.</param>
internal sealed record Generator(string Name, Action<int> Make)
{
    public static IReadOnlyList<Generator> All { get; } =
    [
        new("stroke-digits", _ => new StrokeDigitsDataset(new StrokeDigitsOptions { Training = 10_000, Test = 10 }).Load(SplitName.Training).Dispose()),
        new("shaded-solids", _ => new ShadedSolidsDataset(new ShadedSolidsOptions { Training = 2_000, Test = 10 }).Load(SplitName.Training).Dispose()),
        new("parametric-shapes", _ => new ParametricShapesDataset(
            new ParametricShapesOptions { Training = 2_000, Validation = 14, Test = 14 }, new Silence()).Load(SplitName.Training).Dispose()),
        new("grammar", threads => new GrammarDataset(
            new GrammarOptions(), new Silence(), NullLogger<GrammarDataset>.Instance).Make(SplitName.Training, 100_000, threads)),
    ];

    /// <summary>Makes a line of the table.</summary>
    public string Measure(int rounds)
    {
        Spread alone = new(), together = new(), ratio = new();
        for (int round = -1; round < rounds; round++)
        {
            double one = 0, all = 0;
            for (int turn = 0; turn < 2; turn++)
            {
                if ((round + turn) % 2 == 0)
                {
                    one = Milliseconds(threads: 1);
                }
                else
                {
                    all = Milliseconds(Environment.ProcessorCount);
                }
            }
            if (round >= 0)
            {
                alone.Add(one);
                together.Add(all);
                ratio.Add(one / all);
            }
        }
        return $"| {Name} | {alone.Text("F0")} | {together.Text("F0")} | {ratio.Text("F2")} |";
    }

    private double Milliseconds(int threads)
    {
        torch.set_num_threads(threads); // what --threads does
        GC.Collect();
        long start = Stopwatch.GetTimestamp();
        Make(threads);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private sealed class Silence : IProgressReporter, IDataFolder
    {
        public string Root => "nowhere";

        public void Report(string work, long done, long all)
        {
        }
    }
}
