using NebulaBench.Datasets.Text.Samples;

namespace NebulaBench.Datasets.Text.Files;

/// <summary>A line of a file.</summary>
/// <param name="Where">The file and the line's number, from 1.</param>
/// <param name="Text">Its characters, without the end of the line.</param>
/// <param name="Problem">Why it cannot be used, or null.</param>
internal sealed record TextLine(Place Where, string Text, string? Problem);
