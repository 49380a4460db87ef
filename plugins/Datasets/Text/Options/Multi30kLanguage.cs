namespace NebulaBench.Datasets.Text.Options;

/// <summary>A language of Multi30k.</summary>
public enum Multi30kLanguage
{
    /// <summary>English.</summary>
    En,

    /// <summary>German.</summary>
    De,
}
