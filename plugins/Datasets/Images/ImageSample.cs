namespace NebulaBench.Datasets.Images;

/// <summary>One sample before it is decoded.</summary>
/// <param name="Source">The file of the input.</param>
/// <param name="Target">The file of the target; null where the input is its own target.</param>
/// <param name="Label">Its class, or null.</param>
/// <param name="Where">Where it was named: a list and its row, or nothing.</param>
internal sealed record ImageSample(string Source, string? Target, long? Label, string? Where)
{
    /// <summary>The name of a class if the row gives one.</summary>
    public string? ClassName { get; init; }
}
