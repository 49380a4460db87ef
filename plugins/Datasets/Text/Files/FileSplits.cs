using NebulaBench.Datasets.Text.Samples;
using NebulaBench.Toolkit.Datasets;

namespace NebulaBench.Datasets.Text.Files;

/// <summary>Makes the three splits of what files gave.</summary>
internal static class FileSplits
{
    /// <summary>The splits; validation samples are held out of training where there are none of their own.</summary>
    /// <param name="training">The training samples.</param>
    /// <param name="validation">The validation samples, or null.</param>
    /// <param name="test">The test samples.</param>
    /// <param name="share">How many are held out.</param>
    /// <param name="seed">What decides which.</param>
    public static Dictionary<SplitName, TextRows> For(TextRows training, TextRows? validation, TextRows test, double share, long seed)
    {
        if (validation is null)
        {
            (IReadOnlyList<TextSample> remaining, IReadOnlyList<TextSample> heldOut) = StratifiedSplit.For(training.Samples, sample => sample.Label, share, seed);
            (training, validation) = (training with { Samples = remaining }, TextRows.From(heldOut));
        }
        return new() { [SplitName.Training] = training, [SplitName.Validation] = validation, [SplitName.Test] = test };
    }
}
