namespace NebulaBench.Datasets.Text.Samples;

/// <summary>A sample as pieces.</summary>
/// <param name="Sample">The sample.</param>
/// <param name="Input">Its text's pieces.</param>
/// <param name="Other">Those of its translation, or null.</param>
internal sealed record TokenizedSample(TextSample Sample, string[] Input, string[]? Other);
