namespace NebulaBench.Datasets.Text.Grammar;

/// <summary>A verb.</summary>
/// <param name="Base">Its English form, as in <c>will see</c>.</param>
/// <param name="Third">As in <c>she sees</c>.</param>
/// <param name="Past">As in <c>she saw</c>.</param>
/// <param name="Participle">As in <c>is seen</c>.</param>
/// <param name="Stem">Its stem in Tovan.</param>
internal sealed record Verb(string Base, string Third, string Past, string Participle, string Stem);
