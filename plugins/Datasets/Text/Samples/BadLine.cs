namespace NebulaBench.Datasets.Text.Samples;

/// <summary>A sample that cannot be used.</summary>
/// <param name="Where">The file and line.</param>
/// <param name="Reason">Why.</param>
internal sealed record BadLine(Place Where, string Reason)
{
    public override string ToString() => $"{Where}: {Reason}";
}
