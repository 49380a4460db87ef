namespace NebulaBench.Host.Pictures.Depictions;

/// <summary>The colors of labels, well apart from each other; the first, that of a background, is dark.</summary>
internal static class LabelColors
{
    private static readonly Color[] All =
    [
        new(0.12f, 0.12f, 0.12f), new(0.25f, 0.56f, 0.85f), new(1, 0.66f, 0.05f), new(0.74f, 0.12f, 0), new(0.51f, 0.18f, 0.71f), new(0.66f, 0.42f, 0.35f),
        new(0.91f, 0.39f, 0), new(0.57f, 0.85f, 0.86f), new(0.44f, 0.46f, 0.51f), new(0.73f, 0.67f, 0.44f), new(0.58f, 0.64f, 0.64f),
    ];

    /// <summary>The color of a label of a picture, whose first is the background; white where there is none.</summary>
    public static Color OfPixel(int label) => label < 0 ? Color.White : All[label % All.Length];

    /// <summary>The color of a label of a solid thing, which has no background.</summary>
    public static Color OfSurface(int label) => label < 0 ? Color.White : All[1 + (label % (All.Length - 1))];
}

/// <summary>Shares of red, green and blue.</summary>
internal readonly record struct Color(float Red, float Green, float Blue)
{
    /// <summary>Paper.</summary>
    public static readonly Color White = new(1, 1, 1);

    /// <summary>What solid things without labels have.</summary>
    public static readonly Color Steel = new(0.42f, 0.6f, 0.8f);

    /// <summary>The color in less or more light.</summary>
    public Color In(float light) => new(Red * light, Green * light, Blue * light);
}
