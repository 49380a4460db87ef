namespace NebulaBench.Datasets.Text.Options;

/// <summary>What the datasets have in common whose validation samples are held out of training.</summary>
internal interface IHeldOutOptions : IFileOptions
{
    internal const string ShareText =
        "The share of the training samples held out for validation, every class in proportion, where there is no file of them.";

    /// <summary>The share held out for validation.</summary>
    double ValidationShare { get; }

    /// <summary>What decides which samples are held out.</summary>
    long Seed { get; }
}
