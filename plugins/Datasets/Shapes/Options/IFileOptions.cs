using NebulaBench.Toolkit.Datasets;

namespace NebulaBench.Datasets.Shapes.Options;

/// <summary>What the datasets that read files have in common, and their texts.</summary>
internal interface IFileOptions
{
    internal const string FolderText =
        "The folder, relative to the data folder or absolute, with files in <class>/<train|val|test>/ or in <train|val|test>/<class>/.";

    internal const string ClassesText = "The classes to use, in the order of their labels; empty uses all, in the order of their names.";

    internal const string ValidationText =
        "The share of the training samples held out for validation, every class in proportion, where no validation samples are given.";

    internal const string BadSampleText = "Whether a file that cannot be used stops the run, or is left out and counted.";

    internal const string UpText = "The axis that points upwards in the files; it becomes y.";

    /// <summary>The folder.</summary>
    string Path { get; }

    /// <summary>The classes to use.</summary>
    IReadOnlyList<string> Classes { get; }

    /// <summary>The share held out for validation.</summary>
    double ValidationShare { get; }

    /// <summary>What becomes of files that cannot be used.</summary>
    BadSample OnBadSample { get; }

    /// <summary>What decides which samples are held out.</summary>
    long Seed { get; }
}
