using NebulaBench.Datasets;
using TorchSharp;

namespace NebulaBench.Objectives.Contrastive.Views;

/// <summary>Makes random views of inputs, with torch's generator.</summary>
internal abstract class ViewFactory
{
    /// <summary>A view of each input; the inputs stay as they are.</summary>
    /// <param name="input">[batch, …input axes].</param>
    public abstract View Make(torch.Tensor input);

    /// <summary>The maker for a kind of data, or null where views of it are unknown.</summary>
    public static ViewFactory? For(SampleShape shape, NtXentOptions options) => shape switch
    {
        VectorShape => new VectorViews(options.Vectors),
        ImageShape => new ImageViews(options.Images),
        PointCloudShape => new PointViews(options.Points),
        VolumeShape => new VolumeViews(options.Volumes),
        SequenceShape => new SequenceViews(options.Sequences),
        _ => null,
    };

    /// <summary>Numbers uniform in [−<paramref name="extent"/>, <paramref name="extent"/>], one a sample, as a column to broadcast.</summary>
    /// <param name="like">[batch, …]: gives type, device, the number of samples, and the number of axes of the result.</param>
    /// <param name="extent">The largest magnitude.</param>
    protected static torch.Tensor PerSample(torch.Tensor like, double extent)
    {
        long[] shape = [.. like.shape.Select((side, axis) => axis == 0 ? side : 1)];
        return ((torch.rand(shape, like.dtype, like.device) * 2) - 1) * extent;
    }
}

/// <summary>A view of each input of a batch.</summary>
/// <param name="Input">[batch, …input axes].</param>
/// <param name="Points">Of point clouds: which point of the input each point is made from, [batch, points], int64. Null for other data.</param>
internal sealed record View(torch.Tensor Input, torch.Tensor? Points = null);
