namespace NebulaBench.Host.Data;

/// <summary>How a picture is made square.</summary>
public enum SquareFit
{
    /// <summary>Scaled so that the shorter side fits; what stands out is cut off on both sides alike.</summary>
    Crop,

    /// <summary>Scaled so that the longer side fits; the rest is filled with black on both sides alike.</summary>
    Pad,

    /// <summary>Both sides scaled to fit, each by its own factor.</summary>
    Stretch,
}
