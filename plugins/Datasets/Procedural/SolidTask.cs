namespace NebulaBench.Datasets.Procedural;

/// <summary>What must come out of a picture of a solid.</summary>
public enum SolidTask
{
    /// <summary>The same picture.</summary>
    Autoencode,

    /// <summary>The solid alone on black, without clutter and noise.</summary>
    Clean,

    /// <summary>For every pixel the background (0) or the solid's class (from 1).</summary>
    Segment,
}
