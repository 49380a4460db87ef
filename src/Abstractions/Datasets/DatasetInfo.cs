namespace NebulaBench.Datasets;

/// <summary>What a dataset says of itself before anything is loaded.</summary>
public sealed record DatasetInfo
{
    /// <summary>What goes into the encoder.</summary>
    public required SampleShape Input { get; init; }

    /// <summary>
    /// What the decoder must emit. The input's own shape for autoencoding; another where the target differs (classes of a label
    /// image as channels, say).
    /// </summary>
    public required SampleShape Output { get; init; }

    /// <summary>How an output is held against its target unless the experiment says otherwise.</summary>
    public required ReconstructionLoss DefaultReconstruction { get; init; }

    /// <summary>The classes' names in the order of their labels; empty for a dataset without labels.</summary>
    public IReadOnlyList<string> Classes { get; init; } = [];

    /// <summary>The generating factors' names in the order of <see cref="DataSplit.Factors"/>' columns; empty where unknown.</summary>
    public IReadOnlyList<string> Factors { get; init; } = [];

    /// <summary>What the tokens of the input mean; null where it is no sequence.</summary>
    public Vocabulary? InputVocabulary { get; init; }

    /// <summary>What the tokens of the output mean; null where it is no sequence.</summary>
    public Vocabulary? OutputVocabulary { get; init; }

    /// <summary>The license of the data as its publisher states it.</summary>
    public string License { get; init; } = "not stated";
}
