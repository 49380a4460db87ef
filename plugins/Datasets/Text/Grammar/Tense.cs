namespace NebulaBench.Datasets.Text.Grammar;

/// <summary>When something happens.</summary>
internal enum Tense
{
    Present,
    Past,
    Future,
}
