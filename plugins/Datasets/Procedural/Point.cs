namespace NebulaBench.Datasets.Procedural;

/// <summary>A point of the plane; x grows to the right, y downwards.</summary>
/// <param name="X">Its place to the right.</param>
/// <param name="Y">Its place downwards.</param>
public readonly record struct Point(double X, double Y)
{
    /// <summary>Lets a pair stand for a point, so that shapes read as lists of pairs.</summary>
    public static implicit operator Point((double X, double Y) pair) => new(pair.X, pair.Y);
}
