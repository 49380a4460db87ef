using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using TorchSharp;

namespace NebulaBench.Objectives.Contrastive.Views;

/// <summary>
/// Drops points and repeats others in their place, turns clouds about the upward axis y, their normals with them, and changes their size
/// and every coordinate.
/// </summary>
internal sealed class PointViews(PointViewOptions options) : ViewFactory
{
    private const int Coordinates = 3, WithNormals = 6;

    public override View Make(torch.Tensor input)
    {
        (long batch, long points, long width) = (input.shape[0], input.shape[1], input.shape[2]);
        torch.Tensor from = Repeat(batch, points, input.device);
        torch.Tensor chosen = input.gather(1, from.unsqueeze(2).expand(-1, -1, width)); // [batch, points, width]

        torch.Tensor places = chosen.narrow(2, 0, Math.Min(width, Coordinates));
        torch.Tensor angle = PerSample(input, options.Rotation * Math.PI / 180);
        torch.Tensor size = 1 + PerSample(input, options.Scale);
        List<torch.Tensor> parts = [(Turn(places, angle) * size) + (torch.randn_like(places) * options.Jitter)];
        if (width >= WithNormals)
        {
            parts.Add(Turn(chosen.narrow(2, Coordinates, Coordinates), angle));
        }
        long done = parts.Sum(part => part.shape[2]);
        if (done < width)
        {
            parts.Add(chosen.narrow(2, done, width - done));
        }
        return new View(torch.cat(parts, 2), from);
    }

    private static torch.Tensor Turn(torch.Tensor vectors, torch.Tensor angle)
    {
        if (vectors.shape[2] < Coordinates)
        {
            return vectors;
        }
        (torch.Tensor x, torch.Tensor y, torch.Tensor z) = (vectors.narrow(2, 0, 1), vectors.narrow(2, 1, 1), vectors.narrow(2, 2, 1));
        (torch.Tensor sine, torch.Tensor cosine) = (angle.sin(), angle.cos());
        return torch.cat([(cosine * x) + (sine * z), y, (cosine * z) - (sine * x)], 2);
    }

    /// <summary>The points that stay in their places, and for each of the others one of them, [batch, points], int64.</summary>
    private torch.Tensor Repeat(long batch, long points, torch.Device device)
    {
        torch.Tensor order = torch.rand([batch, points], device: device).argsort(1);
        torch.Tensor rank = order.argsort(1);
        torch.Tensor share = torch.rand([batch, 1], device: device) * options.Dropout;
        torch.Tensor kept = points - (share * points).floor(); // [batch, 1], at least 1
        torch.Tensor substitute = order.gather(1, (torch.rand([batch, points], device: device) * kept).floor().to_type(torch.int64));
        torch.Tensor own = torch.arange(points, torch.int64, device).expand(batch, points);
        return torch.where(rank < kept, own, substitute);
    }
}

/// <summary>How views of point clouds are made.</summary>
public sealed record PointViewOptions
{
    [Description("Largest rotation about the upward axis, y, each way, in degrees.")]
    [Range(0.0, 180.0)]
    public double Rotation { get; init; } = 180;

    [Description("Largest relative change of the size.")]
    [Range(0, 0.99)]
    public double Scale { get; init; } = 0.1;

    [Description("Standard deviation of noise on every coordinate, in the units of the data.")]
    [Range(0, 1e6)]
    public double Jitter { get; init; } = 0.01;

    [Description("Share of the points that is dropped at most; others are repeated in their place.")]
    [Range(0, 0.99)]
    public double Dropout { get; init; } = 0.2;
}
