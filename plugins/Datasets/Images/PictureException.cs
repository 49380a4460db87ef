namespace NebulaBench.Datasets.Images;

/// <summary>Why one picture cannot be used; it becomes a line of the report of all that cannot.</summary>
/// <param name="reason">The reason, as it follows the picture's name.</param>
internal sealed class PictureException(string reason) : Exception(reason);
