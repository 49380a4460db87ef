namespace NebulaBench.Datasets.Text.Grammar;

/// <summary>A noun or an adjective.</summary>
/// <param name="English">Its English form.</param>
/// <param name="Plural">Its English plural; the same as the singular for an adjective.</param>
/// <param name="Stem">Its stem in Tovan.</param>
internal sealed record Lexeme(string English, string Plural, string Stem);
