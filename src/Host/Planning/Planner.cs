using NebulaBench.Host.Configuration;
using NebulaBench.Host.Configuration.Components;
using NebulaBench.Host.Evaluation;
using NebulaBench.Host.Training;

namespace NebulaBench.Host.Planning;

/// <summary>Multiplies an experiment out into its runs.</summary>
public static class Planner
{
    /// <summary>More runs than this are a mistake.</summary>
    public const int MostRuns = 100_000;

    /// <summary>
    /// The runs, in a fixed order: by dataset, architecture, objective, reconstruction, latent dimension, training, evaluation and
    /// seed, each in the order of the experiment, the seed varying fastest.
    /// </summary>
    public static IReadOnlyList<RunSpec> Plan(Experiment experiment)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        IEnumerable<ConfiguredComponent?> reconstructions = experiment.Reconstructions.DefaultIfEmpty();
        var runs =
            from dataset in experiment.Datasets
            from architecture in experiment.Architectures
            where Fits(experiment, dataset, architecture)
            from objective in experiment.Objectives
            where Fits(experiment, dataset, objective)
            from reconstruction in reconstructions
            from latentDimension in experiment.LatentDimensions
            from training in experiment.Trainings
            from evaluation in experiment.Evaluations
            from seed in experiment.Seeds
            select new RunSpec
            {
                Experiment = experiment.Name,
                Dataset = dataset.Spec,
                Architecture = architecture.Spec,
                Objective = objective.Spec,
                Reconstruction = reconstruction?.Spec,
                LatentDimension = latentDimension.Value,
                Training = training.Value,
                Evaluation = evaluation.Value,
                Seed = seed,
                Variant = Variant(experiment, reconstruction, latentDimension, training, evaluation),
            };
        return [.. runs];
    }

    /// <summary>How many runs an experiment stands for, counting those that are left out; a double, since the number may be absurd.</summary>
    public static double CountRuns(Experiment experiment)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        return 1.0 * experiment.Datasets.Count * experiment.Architectures.Count * experiment.Objectives.Count
            * Math.Max(1, experiment.Reconstructions.Count) * experiment.LatentDimensions.Count
            * experiment.Trainings.Count * experiment.Evaluations.Count * experiment.Seeds.Count;
    }

    private static bool Fits(Experiment experiment, ConfiguredComponent dataset, ConfiguredComponent component) =>
        !experiment.LeftOut.Any(misfit => ReferenceEquals(misfit.Dataset, dataset) && ReferenceEquals(misfit.Component, component));

    private static string Variant(
        Experiment experiment,
        ConfiguredComponent? reconstruction,
        Choice<int> latentDimension,
        Choice<TrainingOptions> training,
        Choice<EvaluationOptions> evaluation)
    {
        string chosen = experiment.Reconstructions.Count > 1 ? $"reconstruction: {reconstruction!.Spec.Label}" : "";
        string[] texts = [chosen, latentDimension.Text, training.Text, evaluation.Text];
        return string.Join(", ", texts.Where(text => text.Length > 0));
    }
}
