namespace NebulaBench.Toolkit.Datasets;

/// <summary>What becomes of samples that cannot be used. An option for datasets.</summary>
public enum BadSample
{
    /// <summary>The run does not start, and every one of them is named.</summary>
    Refuse,

    /// <summary>They are left out and counted.</summary>
    Skip,
}
