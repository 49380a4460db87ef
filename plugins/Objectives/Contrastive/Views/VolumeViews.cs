using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using TorchSharp;

namespace NebulaBench.Objectives.Contrastive.Views;

/// <summary>Mirrors volumes along their horizontal axes, moves them by whole cells, with emptiness coming in, and empties cells.</summary>
internal sealed class VolumeViews(VolumeViewOptions options) : ViewFactory
{
    private const int Depth = 2, Height = 3, Width = 4;

    public override View Make(torch.Tensor input)
    {
        torch.Tensor moved = Move(Move(Move(input, Depth, options.Flip), Height, flip: false), Width, options.Flip);
        torch.Tensor kept = torch.rand_like(moved.narrow(1, 0, 1)) >= options.Masking; // [batch, 1, depth, height, width]
        return new View(moved * kept);
    }

    private torch.Tensor Move(torch.Tensor volumes, int axis, bool flip)
    {
        (long batch, long side) = (volumes.shape[0], volumes.shape[axis]);
        long most = (long)(options.Shift * side);
        torch.Tensor by = torch.randint(-most, most + 1, [batch, 1], torch.int64, volumes.device);
        torch.Tensor from = torch.arange(side, torch.int64, volumes.device) - by; // [batch, side]
        torch.Tensor isInside = (from >= 0).logical_and(from < side);
        if (flip)
        {
            torch.Tensor mirrored = torch.rand([batch, 1], device: volumes.device) < 0.5;
            from = torch.where(mirrored, side - 1 - from, from);
        }
        long[] along = [batch, 1, 1, 1, 1];
        along[axis] = side;
        torch.Tensor index = from.clamp(0, side - 1).view(along).expand(volumes.shape);
        return volumes.gather(axis, index) * isInside.view(along);
    }
}

/// <summary>How views of volumes are made.</summary>
public sealed record VolumeViewOptions
{
    [Description("Mirror half of the volumes along each horizontal axis, depth and width.")]
    public bool Flip { get; init; } = true;

    [Description("Share of a side by which the volume is moved at most, each way, in whole cells.")]
    [Range(0.0, 1.0)]
    public double Shift { get; init; } = 0.1;

    [Description("Share of the cells that are emptied.")]
    [Range(0, 0.99)]
    public double Masking { get; init; } = 0.1;
}
