namespace NebulaBench.Datasets.Images;

/// <summary>What a picture's pixels are.</summary>
public enum Channels
{
    /// <summary>Red, green and blue.</summary>
    Rgb,

    /// <summary>Grey; of a coloured file its luma.</summary>
    Grey,
}
