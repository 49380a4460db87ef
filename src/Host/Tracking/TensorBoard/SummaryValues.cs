using Google.Protobuf;
using NebulaBench.Metrics;
using NebulaBench.Runs.Records;
using Tensorboard;

namespace NebulaBench.Host.Tracking.TensorBoard;

/// <summary>What is told of a run, as TensorBoard's summaries.</summary>
internal static class SummaryValues
{
    /// <summary>A number.</summary>
    public static Summary.Types.Value Scalar(string tag, double value) => new() { Tag = tag, SimpleValue = (float)value };

    /// <summary>Everything in the log of an epoch.</summary>
    public static IEnumerable<Summary.Types.Value> For(EpochRecord log) =>
        TrackedValues.For(log).Select(entry => Scalar(entry.Key, entry.Value));

    /// <summary>How latents are spread, over all dimensions.</summary>
    public static IEnumerable<Summary.Types.Value> For(LatentTable latents)
    {
        if (Buckets.For(latents.Values) is { } means)
        {
            yield return new Summary.Types.Value { Tag = "latents/mean", Histo = means };
        }
        if (latents.LogVariances is { } logVariances && Buckets.For(logVariances) is { } spread)
        {
            yield return new Summary.Types.Value { Tag = "latents/log_variance", Histo = spread };
        }
    }

    /// <summary>The scores that are defined: there is no number that could stand for the others.</summary>
    public static IEnumerable<Summary.Types.Value> For(IEnumerable<KeyValuePair<string, Score>> scores) =>
        from entry in scores
        where entry.Value.Value is not null
        select Scalar($"scores/{entry.Key}", entry.Value.Value!.Value);

    /// <summary>A picture as it is on the disk; null for a file that is no PNG.</summary>
    public static Summary.Types.Value? Picture(string tag, byte[] png) => PngHeader.From(png) is not { } header ? null : new Summary.Types.Value
    {
        Tag = tag,
        Image = new Summary.Types.Image
        {
            Width = header.Width,
            Height = header.Height,
            Colorspace = header.Channels,
            EncodedImageString = ByteString.CopyFrom(png),
        },
    };
}
