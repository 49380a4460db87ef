using System.Diagnostics;
using NebulaBench.Metrics;
using NebulaBench.Metrics.Selection;
using Spectre.Console;

namespace NebulaBench.Host.Commands.Progress;

/// <summary>Follows a measurement of runs, metric by metric: with a bar on a terminal, and a line for each run.</summary>
internal sealed class MeasuringBar
{
    private static readonly double OfEmbeddings = BundledMetrics.All.Count(metric =>
        !metric.Type.IsAssignableTo(typeof(IOutputMetric)) && !metric.Type.IsAssignableTo(typeof(ILikelihoodMetric)));

    private const long MuchMemory = 1L << 30;

    private readonly ProgressTask? bar;
    private readonly Action<string> write;
    private readonly HashSet<string> begun = [];
    private int runs;
    private long last;

    private MeasuringBar(ProgressTask? bar, Action<string> write)
    {
        this.bar = bar;
        this.write = write;
    }

    /// <summary>Shows a measurement while it goes on. Where there is a bar, lines are written when it is gone, whatever ended it.</summary>
    /// <param name="console">Where the bar is shown.</param>
    /// <param name="runs">The number of runs.</param>
    /// <param name="write">Writes a line.</param>
    /// <param name="measure">Measures.</param>
    public static void Follow(IAnsiConsole console, int runs, Action<string> write, Action<MeasuringBar> measure)
    {
        if (!console.Profile.Out.IsTerminal || !console.Profile.Capabilities.Interactive)
        {
            measure(new MeasuringBar(null, write));
            return;
        }
        List<string> lines = [];
        try
        {
            console.Progress()
                .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
                .Start(context => measure(new MeasuringBar(context.AddTask("measuring", maxValue: runs), lines.Add)));
        }
        finally
        {
            lines.ForEach(write);
        }
    }

    /// <summary>A metric begins.</summary>
    /// <exception cref="OperationCanceledException">The measurement is to end.</exception>
    public void Begin(MetricSource metric, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (last != 0)
        {
            Interruption.StepTook(Stopwatch.GetElapsedTime(last));
        }
        last = Stopwatch.GetTimestamp();
        // Of many samples each metric leaves tables of some hundred megabytes; the collector would let those of several stand together.
        if (GC.GetTotalMemory(forceFullCollection: false) > MuchMemory)
        {
            GC.Collect();
        }
        begun.Add(metric.Id);
        Show(Math.Min(1, begun.Count / OfEmbeddings)); // metrics of plugins are few
    }

    /// <summary>A run is measured, or cannot be.</summary>
    public void Next()
    {
        runs++;
        begun.Clear();
        last = 0;
        Show(0);
    }

    /// <summary>Says something of a run.</summary>
    public void Tell(string line) => write(line);

    private void Show(double share)
    {
        if (bar is not null)
        {
            bar.Value = runs + share;
        }
    }
}
