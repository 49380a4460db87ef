namespace NebulaBench.Datasets.Text.Samples;

/// <summary>What must come out for a text.</summary>
public enum TextTask
{
    /// <summary>The same text.</summary>
    Autoencode,

    /// <summary>Its class.</summary>
    Classify,

    /// <summary>The text in the other language.</summary>
    Translate,
}
