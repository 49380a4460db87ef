namespace NebulaBench.Datasets.Images;

/// <summary>What a list's targets are.</summary>
public enum ImageTask
{
    /// <summary>Pictures.</summary>
    Picture,

    /// <summary>Label images: a class for every pixel.</summary>
    Segmentation,
}
