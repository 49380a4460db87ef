namespace NebulaBench.Architectures.Convolutional;

/// <summary>Height and width in pixels.</summary>
internal readonly record struct ImageSize(long Height, long Width)
{
    public override string ToString() => FormattableString.Invariant($"{Height}×{Width}");
}
