namespace NebulaBench.Reporting.Summaries;

/// <summary>What a row of a report is about: everything of a run but its seed.</summary>
/// <param name="Experiment">The experiment.</param>
/// <param name="Dataset">The dataset's label.</param>
/// <param name="Architecture">The architecture's label.</param>
/// <param name="Objective">The objective's label.</param>
/// <param name="LatentDimension">The latent's width.</param>
/// <param name="Variation">
/// The settings that tell it from others with the same labels, such as <c>training.epochs=5</c>; empty where the labels suffice.
/// </param>
public sealed record Combination(
    string Experiment, string Dataset, string Architecture, string Objective, int LatentDimension, string Variation);
