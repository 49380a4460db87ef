namespace NebulaBench.Datasets;

/// <summary>What one sample is and how large, without the batch axis. An architecture says which kinds it supports.</summary>
public abstract record SampleShape
{
    /// <summary>The sizes of a sample's tensor axes, the batch axis left out.</summary>
    public abstract IReadOnlyList<long> Axes { get; }

    /// <summary>The axes of what a decoder emits for such a sample, the batch axis left out: those of the sample unless its kind says otherwise.</summary>
    public virtual IReadOnlyList<long> DecodedAxes => Axes;

    /// <summary>The number of values in a sample.</summary>
    public long Elements => Axes.Aggregate(1L, (product, axis) => product * axis);

    /// <summary>The kind as users read it, such as <c>image</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>The kind and the sizes, such as <c>image 1×28×28</c>.</summary>
    public sealed override string ToString() => $"{Kind} {string.Join('×', Axes)}";
}

/// <summary>A plain vector, [features].</summary>
/// <param name="Features">The number of features.</param>
public sealed record VectorShape(long Features) : SampleShape
{
    /// <inheritdoc/>
    public override IReadOnlyList<long> Axes => [Features];

    /// <inheritdoc/>
    public override string Kind => "vector";
}

/// <summary>A picture, [channels, height, width].</summary>
/// <param name="Channels">The number of channels; 1 for gray, 3 for color.</param>
/// <param name="Height">The height in pixels.</param>
/// <param name="Width">The width in pixels.</param>
public sealed record ImageShape(long Channels, long Height, long Width) : SampleShape
{
    /// <inheritdoc/>
    public override IReadOnlyList<long> Axes => [Channels, Height, Width];

    /// <inheritdoc/>
    public override string Kind => "image";
}

/// <summary>An unordered set of points, [points, coordinates].</summary>
/// <param name="Points">The number of points of a sample.</param>
/// <param name="Coordinates">The values per point: 3, or 6 with normals.</param>
public sealed record PointCloudShape(long Points, long Coordinates) : SampleShape
{
    /// <inheritdoc/>
    public override IReadOnlyList<long> Axes => [Points, Coordinates];

    /// <inheritdoc/>
    public override string Kind => "point cloud";
}

/// <summary>Logits of a label for each point of the input cloud, [labels, points]: what comes out where the points are to be told apart.</summary>
/// <param name="Labels">The number of labels.</param>
/// <param name="Points">The number of points of a sample.</param>
public sealed record PointLabelsShape(long Labels, long Points) : SampleShape
{
    /// <inheritdoc/>
    public override IReadOnlyList<long> Axes => [Labels, Points];

    /// <inheritdoc/>
    public override string Kind => "point labels";
}

/// <summary>A volumetric grid, [channels, depth, height, width].</summary>
/// <param name="Channels">The number of channels; 1 for occupancy.</param>
/// <param name="Depth">The number of cells along z.</param>
/// <param name="Height">The number of cells along y.</param>
/// <param name="Width">The number of cells along x.</param>
public sealed record VolumeShape(long Channels, long Depth, long Height, long Width) : SampleShape
{
    /// <inheritdoc/>
    public override IReadOnlyList<long> Axes => [Channels, Depth, Height, Width];

    /// <inheritdoc/>
    public override string Kind => "volume";
}

/// <summary>
/// A sequence of tokens, [length], int64: the tokens, <see cref="SpecialTokens.End"/>, and <see cref="SpecialTokens.Padding"/> up to the
/// length. A target has the void class of the categorical reconstruction in place of padding, so that it costs nothing. What a
/// decoder emits for it are logits, [batch, vocabulary, length].
/// </summary>
/// <param name="Length">The largest number of tokens, the end included.</param>
/// <param name="Vocabulary">The number of distinct tokens, the padding included.</param>
public sealed record SequenceShape(long Length, long Vocabulary) : SampleShape
{
    /// <inheritdoc/>
    public override IReadOnlyList<long> Axes => [Length];

    /// <summary>The logits of all tokens, [vocabulary, length].</summary>
    public override IReadOnlyList<long> DecodedAxes => [Vocabulary, Length];

    /// <inheritdoc/>
    public override string Kind => "sequence";
}
