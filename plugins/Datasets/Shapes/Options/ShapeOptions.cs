using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Datasets.Shapes.Samples;
using NebulaBench.Plugins;

namespace NebulaBench.Datasets.Shapes.Options;

/// <summary>What all datasets of shapes have in common.</summary>
public abstract record ShapeOptions : IValidatableObject
{
    [Description("The target: the same shape, the whole of a shape seen from one side, its class, or the part of each point or cell.")]
    public ShapeTask Task { get; init; } = ShapeTask.Autoencode;

    [Description("Whether a training sample is rotated about its upright axis at random, voxels by quarter turns.")]
    public bool Rotate { get; init; }

    [Description("Seed of the points that are drawn, of what completion hides, and of the samples held out; the run's own seed has no effect on them.")]
    public long Seed { get; init; }

    [NonSemantic]
    [Description("The number of threads that prepare shapes; 0 for the number given by --threads. It affects only the speed.")]
    [Range(0, 1024)]
    public int Threads { get; init; }

    /// <summary>What is made of each model.</summary>
    internal abstract ShapeRecipe Recipe();

    /// <summary>What becomes of it when it is read.</summary>
    internal abstract ShapeTransform Use();

    /// <summary>Whether the data know parts.</summary>
    private protected virtual bool HasParts => false;

    /// <inheritdoc/>
    public virtual IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Task == ShapeTask.Segment && !HasParts)
        {
            yield return new ValidationResult("task: segment needs part labels, which these data do not have", [nameof(Task)]);
        }
    }
}
