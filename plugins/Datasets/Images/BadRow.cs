namespace NebulaBench.Datasets.Images;

/// <summary>A sample that cannot be used.</summary>
/// <param name="Where">The list and row, or the file.</param>
/// <param name="Reason">Why.</param>
internal sealed record BadRow(string Where, string Reason)
{
    public override string ToString() => $"{Where}: {Reason}";
}
