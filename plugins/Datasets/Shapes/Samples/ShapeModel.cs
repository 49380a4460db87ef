namespace NebulaBench.Datasets.Shapes.Samples;

/// <summary>A sample before anything is made of it: a file, a row of one, or a mesh still to be generated.</summary>
/// <param name="where">What an error calls it.</param>
/// <param name="label">Its class.</param>
internal abstract class ShapeModel(string where, long label)
{
    /// <summary>What an error calls it: its file, say.</summary>
    public string Where { get; } = where;

    /// <summary>Its class.</summary>
    public long Label { get; } = label;

    /// <summary>The factors that generated it, or null.</summary>
    public double[]? Factors { get; init; }

    /// <summary>Makes its points or cells. Called from several threads, and in no particular order.</summary>
    /// <param name="recipe">What to make.</param>
    /// <exception cref="Errors.NebulaException">NB31xx: it cannot be used.</exception>
    public abstract PreparedShape Prepare(ShapeRecipe recipe);
}

/// <summary>What was made of a model.</summary>
/// <param name="Shape">Its points or cells.</param>
/// <param name="Digest">A SHA-256 of what it was made from, whatever was made of it.</param>
internal sealed record PreparedShape(Shape Shape, byte[] Digest);

/// <summary>What a sample is made of: a <see cref="Points.PointCloud"/> or a <see cref="Voxels.VoxelGrid"/>.</summary>
internal abstract record Shape;
