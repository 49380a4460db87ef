namespace NebulaBench.Host.Pictures;

/// <summary>How many pictures are made.</summary>
public sealed record PictureOptions
{
    /// <summary>Pictures per row and per column of a manifold; null for what suits the data: 9 of images, 4 of clouds and volumes.</summary>
    public int? Grid { get; init; }

    /// <summary>Samples that are reconstructed, drawn for each anchor, or interpolated between.</summary>
    public int Samples { get; init; } = 16;

    /// <summary>At most this many anchors are shown.</summary>
    public int Regions { get; init; } = 40;
}
