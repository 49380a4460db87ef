using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using TorchSharp;

namespace NebulaBench.Objectives.Contrastive.Views;

/// <summary>
/// Moves, crops and mirrors pictures in one bilinear sampling that repeats their border, then changes brightness and contrast and adds noise.
/// Values stay within those of the batch.
/// </summary>
internal sealed class ImageViews(ImageViewOptions options) : ViewFactory
{
    public override View Make(torch.Tensor input)
    {
        torch.Tensor moved = Move(input);
        torch.Tensor mean = moved.mean([1L, 2L, 3L], keepdim: true);
        torch.Tensor contrast = 1 + PerSample(input, options.Contrast), brightness = 1 + PerSample(input, options.Brightness);
        torch.Tensor changed = (((moved - mean) * contrast) + mean) * brightness;
        return new View((changed + (torch.randn_like(input) * options.Noise)).clamp(input.min(), input.max()));
    }

    // Positions run from −1 to 1 over the picture: a window of the size s is at home where its middle is within ±(1 − s).
    private torch.Tensor Move(torch.Tensor input)
    {
        torch.Tensor column = input.flatten(start_dim: 1);
        torch.Tensor size = 1 - (options.Crop * torch.rand_like(column.narrow(1, 0, 1))); // [batch, 1]
        torch.Tensor reach = (1 - size) + (2 * options.Shift);
        torch.Tensor x = PerSample(column, 1) * reach, y = PerSample(column, 1) * reach;
        torch.Tensor sign = options.Flip ? PerSample(column, 1).sign() : torch.ones_like(size);
        torch.Tensor none = torch.zeros_like(size);
        torch.Tensor map = torch.cat([size * sign, none, x, none, size, y], 1).view(-1, 2, 3);
        torch.Tensor grid = torch.nn.functional.affine_grid(map, input.shape, align_corners: false);
        return torch.nn.functional.grid_sample(
            input, grid, mode: torch.GridSampleMode.Bilinear, padding_mode: torch.GridSamplePaddingMode.Border, align_corners: false);
    }
}

/// <summary>How views of images are made.</summary>
public sealed record ImageViewOptions
{
    [Description("Share of a side by which the picture is moved at most, each way.")]
    [Range(0.0, 1.0)]
    public double Shift { get; init; } = 0.1;

    [Description("Share of a side that is cut off at most; what is left, anywhere in the picture, fills it.")]
    [Range(0, 0.99)]
    public double Crop { get; init; } = 0.2;

    [Description("Mirror half of the pictures, left to right; not for digits or letters.")]
    public bool Flip { get; init; }

    [Description("Largest relative change of the brightness.")]
    [Range(0.0, 1.0)]
    public double Brightness { get; init; } = 0.2;

    [Description("Largest relative change of the contrast.")]
    [Range(0.0, 1.0)]
    public double Contrast { get; init; } = 0.2;

    [Description("Standard deviation of noise on every value.")]
    [Range(0, 1e6)]
    public double Noise { get; init; } = 0.05;
}
