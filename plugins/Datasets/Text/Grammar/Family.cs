namespace NebulaBench.Datasets.Text.Grammar;

/// <summary>A family of sentences: what they are about. It is a sentence's class.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Preposition">What comes before the circumstance in English.</param>
/// <param name="Case">The ending of the circumstance in Tovan, a stands for the vowel that fits the stem.</param>
/// <param name="WithPersons">Whether the circumstance is a person, not a place.</param>
/// <param name="IsQuestion">Whether it asks whether something happens.</param>
/// <param name="Verbs">Its verbs.</param>
internal sealed record Family(string Name, string Preposition, string Case, bool WithPersons, bool IsQuestion, IReadOnlyList<Verb> Verbs);
