using System.Numerics;

namespace NebulaBench.Host.Pictures.Depictions;

/// <summary>Looks at what lies in [−1, 1]³ from the front, a little from the right and from above, without perspective. y is up.</summary>
internal static class Camera
{
    /// <summary>Height and width of what it takes, in pixels.</summary>
    public const int Side = 88;

    /// <summary>Half the side of the square it sees: a cube of half-width 1 fits in from this corner.</summary>
    private const float Reach = 1.5f;

    private static readonly Vector3 Eye = Direction(azimuth: 35, elevation: 25);

    /// <summary>The unit vector to the right of the picture.</summary>
    public static Vector3 Right { get; } = Vector3.Normalize(Vector3.Cross(Vector3.UnitY, Eye));

    /// <summary>The unit vector to the top of the picture.</summary>
    public static Vector3 Up { get; } = Vector3.Cross(Eye, Right);

    /// <summary>The unit vector from what is seen to the camera.</summary>
    public static Vector3 Towards => Eye;

    /// <summary>The unit vector to the light: over the camera's left shoulder.</summary>
    public static Vector3 Light { get; } = Vector3.Normalize(Eye - (0.6f * Right) + (0.8f * Up));

    /// <summary>Pixels per unit of length.</summary>
    public static float Scale => Side / (2 * Reach);

    /// <summary>Column and row of a point, from the upper left corner, and how near it is to the camera.</summary>
    public static (float Column, float Row, float Nearness) See(Vector3 point) => (
        (Side / 2f) + (Vector3.Dot(point, Right) * Scale), (Side / 2f) - (Vector3.Dot(point, Up) * Scale), Vector3.Dot(point, Eye));

    /// <summary>The point that a pixel's middle sees in the plane through the origin.</summary>
    public static Vector3 Behind(int column, int row) =>
        (Right * ((column + 0.5f - (Side / 2f)) / Scale)) - (Up * ((row + 0.5f - (Side / 2f)) / Scale));

    private static Vector3 Direction(float azimuth, float elevation)
    {
        (float sine, float cosine) = MathF.SinCos(azimuth * MathF.PI / 180);
        (float rise, float level) = MathF.SinCos(elevation * MathF.PI / 180);
        return new Vector3(sine * level, rise, cosine * level);
    }
}
