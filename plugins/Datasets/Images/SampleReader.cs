using NebulaBench.Randomness;
using NebulaBench.Toolkit.Reconstructions;

namespace NebulaBench.Datasets.Images;

/// <summary>Makes the numbers of a sample: cropped, mirrored, its input damaged. Depends on the sample's index and the seeds alone.</summary>
/// <param name="store">The decoded pictures.</param>
/// <param name="recipe">Their size.</param>
/// <param name="options">What happens to them.</param>
/// <param name="split">The split; only training is augmented.</param>
internal sealed class SampleReader(PictureStore store, PictureRecipe recipe, ImageFileOptions options, SplitName split)
{
    private readonly Corruption damage = new(options);

    // Samples that are not trained on are damaged in the same way whenever they are read.
    private readonly SeedStream fixedSeeds = new(new SeedStream(options.Seed).Derive(split.ToString()));

    /// <summary>The number of values of an input.</summary>
    public int InputSize => recipe.Channels * recipe.CroppedHeight * recipe.CroppedWidth;

    /// <summary>The number of values of a target that is a picture of its own; 0 where it is the input or a label image.</summary>
    public int TargetSize => !recipe.SegmentsTargets && (damage.Happens || HasTargets) ? InputSize : 0;

    /// <summary>The number of classes in a target that is a label image, else 0.</summary>
    public int TargetClasses => recipe.SegmentsTargets ? recipe.CroppedHeight * recipe.CroppedWidth : 0;

    private bool HasTargets { get; } = store.Samples.Any(sample => sample.Target is not null);

    /// <summary>Makes one sample.</summary>
    /// <param name="index">Which.</param>
    /// <param name="augmentation">What random augmentation draws from, or null.</param>
    /// <param name="input">Its input, [<see cref="InputSize"/>].</param>
    /// <param name="target">Its target, [<see cref="TargetSize"/>].</param>
    /// <param name="classes">Its target, [<see cref="TargetClasses"/>].</param>
    public void Make(int index, SeedStream? augmentation, Span<float> input, Span<float> target, Span<long> classes)
    {
        SeedStream? random = split == SplitName.Training ? augmentation : null;
        Prepared sample = store.Get(index);
        PictureView view = random is { } seeds
            ? PictureView.Draw(recipe, options, seeds.Open("view", index))
            : PictureView.Middle(recipe);
        view.Write(sample.Source, input);
        if (!classes.IsEmpty)
        {
            view.WriteClasses(sample.Target!, options.VoidValue, CategoricalReconstruction.Void, classes);
        }
        else if (!target.IsEmpty)
        {
            view.Write(sample.Target ?? sample.Source, target);
        }
        if (damage.Happens)
        {
            damage.Do(input, recipe.CroppedHeight, recipe.CroppedWidth, (random ?? fixedSeeds).Open("damage", index));
        }
    }
}
