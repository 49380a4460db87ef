namespace NebulaBench.Datasets.Images;

/// <summary>What a picture's pixels are.</summary>
public enum Channels
{
    /// <summary>Red, green and blue.</summary>
    Rgb,

    /// <summary>Gray; of a colored file its luma.</summary>
    Gray,
}
