using NebulaBench.Metrics.Numerics;

namespace NebulaBench.Metrics.Probing;

/// <summary>Standardized features with their classes, laid out for the classifier's two products.</summary>
internal sealed class ProbeData
{
    /// <summary>The features' width is a multiple of this.</summary>
    public const int WidthUnit = 16;

    /// <summary>Takes rows and the class of each, numbered from 0.</summary>
    public ProbeData(double[] rows, int dimension, int[] classes, int classCount)
    {
        Dimension = dimension;
        Classes = classes;
        ClassCount = classCount;
        Packed = PackedPoints.From(rows, dimension);
        Width = (dimension + WidthUnit) / WidthUnit * WidthUnit;
        Features = new double[classes.Length * Width];
        for (int sample = 0; sample < classes.Length; sample++)
        {
            rows.AsSpan(sample * dimension, dimension).CopyTo(Features.AsSpan(sample * Width));
            Features[(sample * Width) + dimension] = 1;
        }
    }

    public int Dimension { get; }

    public int[] Classes { get; }

    public int ClassCount { get; }

    /// <summary>The number of samples.</summary>
    public int Count => Classes.Length;

    public PackedPoints Packed { get; }

    /// <summary>The rows again, each followed by a 1 for the intercept and filled up with zeros.</summary>
    public double[] Features { get; }

    /// <summary>The length of a row of <see cref="Features"/>.</summary>
    public int Width { get; }
}
