using System.Globalization;
using Google.Protobuf;
using Tensorboard;

namespace NebulaBench.Host.Tracking.TensorBoard;

/// <summary>TensorBoard's file of events. The messages are TorchSharp's; the file is our own, see <c>docs/tracking.md</c>.</summary>
internal sealed class EventFile : IDisposable
{
    private const string Version = "brain.Event:2";
    private const double MillisecondsPerSecond = 1000;

    private readonly TimeProvider clock;
    private readonly RecordFile records;

    /// <summary>Makes the file in a folder, which is made too if it is not there.</summary>
    public EventFile(string folder, TimeProvider clock)
    {
        this.clock = clock;
        Directory.CreateDirectory(folder);
        // TensorBoard finds such files by the beginning of their names, and reads several in the order of their names.
        string seconds = clock.GetUtcNow().ToUnixTimeSeconds().ToString("D10", CultureInfo.InvariantCulture);
        records = new RecordFile(Path.Combine(folder, $"events.out.tfevents.{seconds}.nebula"));
        Append(new Event { FileVersion = Version });
    }

    /// <summary>Adds what is known at a step. Nothing is written where there is nothing.</summary>
    public void Append(IEnumerable<Summary.Types.Value> values, long step)
    {
        var summary = new Summary();
        summary.Value.AddRange(values);
        if (summary.Value.Count > 0)
        {
            Append(new Event { Step = step, Summary = summary });
        }
    }

    /// <inheritdoc/>
    public void Dispose() => records.Dispose();

    private void Append(Event content)
    {
        content.WallTime = clock.GetUtcNow().ToUnixTimeMilliseconds() / MillisecondsPerSecond;
        records.Append(content.ToByteArray());
    }
}
