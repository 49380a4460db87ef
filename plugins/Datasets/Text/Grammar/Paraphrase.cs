namespace NebulaBench.Datasets.Text.Grammar;

/// <summary>The ways to say the same.</summary>
internal enum Paraphrase
{
    /// <summary>Who acts comes first.</summary>
    Plain,

    /// <summary>The circumstance comes first.</summary>
    Fronted,

    /// <summary>The thing comes first, and it is said what is done to it.</summary>
    Passive,
}
