using NebulaBench.Datasets.Text.Files;
using NebulaBench.Toolkit.Datasets;

namespace NebulaBench.Datasets.Text.Options;

/// <summary>What the datasets that read files have in common, and their texts.</summary>
internal interface IFileOptions
{
    internal const string FolderText = "The folder of the files, relative to the data folder or absolute.";

    internal const string BadSampleText = "Whether a line that cannot be used stops the run, or is left out and counted.";

    internal const string EmptyLinesText = "Whether lines without a text are left out and counted, or are bad samples.";

    internal const string SeedText = "Seed of the choice of samples held out for validation; the run's own seed has no effect on it.";

    internal const string VerifyText = "Whether the files must be the published ones; false allows your own in the same format.";

    /// <summary>What becomes of lines that cannot be used.</summary>
    BadSample OnBadSample { get; }

    /// <summary>What becomes of lines without a text.</summary>
    EmptyLines EmptyLines { get; }
}
