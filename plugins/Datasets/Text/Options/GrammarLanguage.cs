namespace NebulaBench.Datasets.Text.Options;

/// <summary>A language of the grammar.</summary>
public enum GrammarLanguage
{
    /// <summary>A small English.</summary>
    English,

    /// <summary>An invented language whose verb comes last and whose endings do what English prepositions do.</summary>
    Tovan,
}
