namespace NebulaBench.Datasets.Text.Tokens;

/// <summary>Cuts texts into pieces and numbers them.</summary>
internal abstract class Tokenizer
{
    /// <summary>The pieces of a text, whether or not the vocabulary will have them.</summary>
    /// <param name="text">The text.</param>
    public abstract IReadOnlyList<string> Split(string text);

    /// <summary>Decides which pieces have a number.</summary>
    /// <param name="training">The pieces of every training text; nothing else may be looked at.</param>
    public abstract TokenTable Table(IEnumerable<IReadOnlyList<string>> training);
}
