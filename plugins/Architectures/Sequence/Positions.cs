using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Architectures.Sequence;

/// <summary>Adds a vector of its place to every token's.</summary>
internal sealed class Positions : torch.nn.Module<torch.Tensor, long, torch.Tensor>
{
    // The longest wave of a sinusoid is 2π times this many places.
    private const double LongestWave = 10_000;

    private readonly Embedding? learned;

    /// <param name="kind">Which vectors.</param>
    /// <param name="length">The number of places.</param>
    /// <param name="width">The width of a vector.</param>
    public Positions(PositionKind kind, long length, long width)
        : base(nameof(Positions))
    {
        learned = kind is PositionKind.Learned ? torch.nn.Embedding(length, width) : null;
        RegisterComponents();
    }

    /// <summary>Adds them.</summary>
    /// <param name="vectors">[batch, places, width].</param>
    /// <param name="from">The number of the first place.</param>
    public override torch.Tensor forward(torch.Tensor vectors, long from)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor places = torch.arange(from, from + vectors.shape[1], torch.int64, vectors.device);
        torch.Tensor ofPlaces = learned?.call(places) ?? Sinusoids(places, vectors.shape[2]).to(vectors.dtype);
        return (vectors + ofPlaces).MoveToOuterDisposeScope();
    }

    /// <summary>Sines, then cosines.</summary>
    private static torch.Tensor Sinusoids(torch.Tensor places, long width)
    {
        long frequencies = (width + 1) / 2;
        torch.Tensor number = torch.arange(frequencies, torch.float32, places.device);
        torch.Tensor frequency = (number * (-Math.Log(LongestWave) / frequencies)).exp();
        torch.Tensor angles = places.unsqueeze(1) * frequency; // [places, frequencies]
        return torch.cat([angles.sin(), angles.cos()], 1).narrow(1, 0, width);
    }
}

/// <summary>How a transformer is told a token's place.</summary>
public enum PositionKind
{
    /// <summary>A learned vector for every place.</summary>
    Learned,

    /// <summary>Sines and cosines of the place at many frequencies.</summary>
    Sinusoidal,
}
