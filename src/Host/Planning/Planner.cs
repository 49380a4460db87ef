using NebulaBench.Host.Configuration;
using NebulaBench.Host.Configuration.Components;

namespace NebulaBench.Host.Planning;

/// <summary>Multiplies an experiment out into its runs.</summary>
public static class Planner
{
    /// <summary>More runs than this are a mistake.</summary>
    public const int MostRuns = 100_000;

    /// <summary>
    /// The runs, in a fixed order: by dataset, architecture, objective, reconstruction, latent dimension, training and
    /// seed, each in the order of the experiment, the seed varying fastest. Several evaluations make no more runs: each run is measured in all of
    /// these ways.
    /// </summary>
    public static IReadOnlyList<RunSpec> Plan(Experiment experiment)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        IEnumerable<ConfiguredComponent?> reconstructions = experiment.Reconstructions.DefaultIfEmpty();
        var runs =
            from dataset in experiment.Datasets
            from model in Models(experiment)
            where Fits(experiment, dataset, model.Architecture) && Fits(experiment, dataset, model.Objective)
            from reconstruction in reconstructions
            where reconstruction is null || Fits(experiment, dataset, reconstruction)
            from latentDimension in experiment.LatentDimensions
            from training in experiment.Trainings
            from seed in experiment.Seeds
            select new RunSpec
            {
                Experiment = experiment.Name,
                Dataset = dataset.Spec,
                Architecture = model.Architecture.Spec,
                Objective = model.Objective.Spec,
                Reconstruction = reconstruction?.Spec,
                LatentDimension = latentDimension.Value,
                Training = training.Value.Options,
                Optimizer = training.Value.Optimizer,
                Schedule = training.Value.Schedule,
                Evaluations = [.. experiment.Evaluations.Select(evaluation => evaluation.Value)],
                Metrics = experiment.Metrics,
                Seed = seed,
                Tracking = experiment.Tracking,
                Variant = Variant(experiment, reconstruction, latentDimension, training),
            };
        return [.. runs];
    }

    /// <summary>How many runs an experiment stands for, counting those that are left out; a double, since the number may be absurd.</summary>
    public static double CountRuns(Experiment experiment)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        double models = (1.0 * experiment.Architectures.Count * experiment.Objectives.Count) + (experiment.WithoutEncoder is null ? 0 : 1);
        return models * experiment.Datasets.Count
            * Math.Max(1, experiment.Reconstructions.Count) * experiment.LatentDimensions.Count
            * experiment.Trainings.Count * experiment.Seeds.Count;
    }

    // The baseline without an encoder comes last: it belongs to no architecture.
    private static IEnumerable<ArchitectureAndObjective> Models(Experiment experiment)
    {
        IEnumerable<ArchitectureAndObjective> product =
            from architecture in experiment.Architectures
            from objective in experiment.Objectives
            select new ArchitectureAndObjective(architecture, objective);
        return experiment.WithoutEncoder is { } last ? product.Append(last) : product;
    }

    private static bool Fits(Experiment experiment, ConfiguredComponent dataset, ConfiguredComponent component) =>
        !experiment.LeftOut.Any(pair => ReferenceEquals(pair.Dataset, dataset) && ReferenceEquals(pair.Component, component));

    private static string Variant(
        Experiment experiment,
        ConfiguredComponent? reconstruction,
        Choice<int> latentDimension,
        Choice<ConfiguredTraining> training)
    {
        string chosen = experiment.Reconstructions.Count > 1 ? $"reconstruction: {reconstruction!.Spec.Label}" : "";
        string[] texts = [chosen, latentDimension.Text, training.Text];
        return string.Join(", ", texts.Where(text => text.Length > 0));
    }
}
