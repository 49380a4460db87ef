namespace NebulaBench.Datasets;

/// <summary>The three disjoint parts of a dataset.</summary>
public enum SplitName
{
    /// <summary>What the model is fitted to.</summary>
    Training,

    /// <summary>What choices are made on: early stopping, regularization, defaults.</summary>
    Validation,

    /// <summary>What is reported; nothing is chosen on it.</summary>
    Test,
}
