namespace NebulaBench.Datasets.Images;

/// <summary>The pictures of a sample, decoded and brought to size, before anything random happens to them.</summary>
/// <param name="Source">The input.</param>
/// <param name="Target">The target; null where it is the input.</param>
internal sealed record Prepared(Picture Source, Picture? Target);
