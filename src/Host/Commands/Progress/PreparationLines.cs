using System.Diagnostics;
using NebulaBench.Datasets;
using NebulaBench.Reporting;

namespace NebulaBench.Host.Commands.Progress;

/// <summary>Shows the progress of datasets as plain lines, a few seconds apart: for logs and pipes.</summary>
internal sealed class PreparationLines(TextWriter output) : IPreparation
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private string? current;
    private long next;

    public void Report(string work, long done, long all)
    {
        lock (gate)
        {
            bool isNew = work != current;
            if (!isNew && done < all && Stopwatch.GetTimestamp() < next)
            {
                return;
            }
            (current, next) = (done < all ? work : null, Stopwatch.GetTimestamp() + (long)(Interval.TotalSeconds * Stopwatch.Frequency));
            output.WriteLine($"{work}: {NumberText.Whole(done)} of {NumberText.Whole(all)}");
        }
    }
}
