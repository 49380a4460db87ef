using NebulaBench.Datasets;
using NebulaBench.Metrics;
using TorchSharp;

namespace NebulaBench.Host.Measuring.Models;

/// <summary>
/// Keeps some samples as they went in, evenly spread over a split. Only where their Euclidean distance means something: tokens have
/// none, and the points of a cloud have no order.
/// </summary>
internal sealed class OriginalCollector
{
    /// <summary>At most 256 MiB are kept.</summary>
    private const long MostValues = 1 << 25;

    private readonly int[] rows;
    private readonly List<double> values = [];
    private readonly int width;
    private int taken, seen;

    private OriginalCollector(int[] rows, int width) => (this.rows, this.width) = (rows, width);

    /// <summary>A collector for samples of a shape, or null where none are to be kept.</summary>
    /// <param name="shape">The shape of the inputs.</param>
    /// <param name="count">How many samples the split has.</param>
    /// <param name="atMost">How many to keep; 0 for none.</param>
    public static OriginalCollector? For(SampleShape shape, int count, int atMost)
    {
        if (atMost == 0 || shape is not (VectorShape or ImageShape or VolumeShape))
        {
            return null;
        }
        int kept = (int)Math.Min(Math.Min(count, atMost), Math.Max(1, MostValues / shape.Elements));
        return new OriginalCollector([.. BatchSampler.Spread(count, kept, kept).Indices.Select(row => (int)row)], (int)shape.Elements);
    }

    public void Add(torch.Tensor input)
    {
        int first = taken;
        while (taken < rows.Length && rows[taken] < seen + input.shape[0])
        {
            taken++;
        }
        if (taken > first)
        {
            long[] chosen = [.. rows[first..taken].Select(row => (long)(row - seen))];
            values.AddRange(PlainNumbers.For(input.index_select(0, torch.tensor(chosen, device: input.device))));
        }
        seen += (int)input.shape[0];
    }

    public OriginalSamples ToSamples() => new(new LatentTable { Values = [.. values], Dimension = width }, rows);
}
