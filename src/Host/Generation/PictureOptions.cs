namespace NebulaBench.Host.Generation;

/// <summary>How many pictures are made.</summary>
public sealed record PictureOptions
{
    /// <summary>Pictures per row and per column of a manifold.</summary>
    public int Grid { get; init; } = 9;

    /// <summary>Samples that are reconstructed, drawn for each anchor, or interpolated between.</summary>
    public int Samples { get; init; } = 16;

    /// <summary>At most this many anchors are shown.</summary>
    public int Regions { get; init; } = 40;
}
