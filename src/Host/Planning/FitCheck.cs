using NebulaBench.Architectures;
using NebulaBench.Datasets;
using NebulaBench.Errors;
using NebulaBench.Host.Components;
using NebulaBench.Host.Configuration;
using NebulaBench.Host.Configuration.Components;
using NebulaBench.Host.ConfigurationErrors;
using NebulaBench.Objectives;
using NebulaBench.Training.Options;

namespace NebulaBench.Host.Planning;

/// <summary>
/// Asks every architecture, objective and reconstruction of an experiment whether it fits every dataset. Making the components to ask them
/// also shows those whose constructors refuse.
/// </summary>
/// <param name="factory">Makes components.</param>
/// <param name="errors">Takes what does not fit.</param>
public sealed class FitCheck(IComponentFactory factory, ErrorCollector errors)
{
    /// <summary>Checks all pairs.</summary>
    /// <returns>The pairs to leave out; none where the experiment takes them for mistakes.</returns>
    public IReadOnlyList<IncompatiblePair> Check(Experiment experiment)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        var datasets = experiment.Datasets
            .Select(dataset => (Component: dataset, Info: Try(dataset, () => factory.Create<IDataset>(dataset.Spec).Info)))
            .Where(dataset => dataset.Info is not null)
            .ToList();
        List<(ConfiguredComponent Component, IObjective Objective)> objectives = Created<IObjective>(experiment.Objectives);
        List<IncompatiblePair> pairs =
        [
            .. Created<IArchitecture>(Architectures(experiment)).SelectMany(made => PairsOf(made.Component, datasets, made.Value.Supports)),
            .. objectives.SelectMany(made => PairsOf(made.Component, datasets, data => Supports(made.Objective, made.Component, data))),
            .. Created<ReconstructionLoss>(experiment.Reconstructions).SelectMany(made => PairsOf(made.Component, datasets, made.Value.Supports)),
        ];
        RefuseComparedTotals(experiment, objectives);
        List<IncompatiblePair> baselines = [.. pairs.Where(pair => pair.Component.Path == ExperimentKeys.Baselines)];
        pairs = [.. pairs.Except(baselines)];
        bool leaveOut = experiment.Incompatible == IncompatiblePairs.Skip;
        foreach (IncompatiblePair pair in pairs.Where(pair => !leaveOut || FitsNothing(pair, experiment, pairs)))
        {
            errors.Add(ConfigurationCodes.DoesNotFit, pair.Component.Position, pair.Component.Path, pair.Problem, pair.Remedy);
        }
        return leaveOut ? [.. pairs, .. baselines] : baselines; // nobody asked for a baseline by name
    }

    /// <summary>Epochs are compared by their totals: of an objective whose terms change with them, the comparison means nothing.</summary>
    private void RefuseComparedTotals(Experiment experiment, List<(ConfiguredComponent Component, IObjective Objective)> objectives)
    {
        if (experiment.Trainings.Select(training => ComparedTotal(training.Value.Options)).FirstOrDefault(option => option is not null) is not { } option)
        {
            return;
        }
        foreach ((ConfiguredComponent component, _) in objectives.Where(made => !made.Objective.LossSettles))
        {
            errors.Add(
                ConfigurationCodes.DoesNotFit, component.Position, component.Path,
                $"{option} compares the total loss of epochs, and the terms of '{component.Spec.Label}' change as long as it is trained",
                "use training.evaluate: last, and stop early by nothing or by a value that keeps its meaning, such as validation/reconstruction");
        }
    }

    private static string? ComparedTotal(TrainingOptions training) => training switch
    {
        { Evaluate: EvaluatedWeights.Best } => "training.evaluate: best",
        { EarlyStopping.Monitor: "validation/total" or "training/total" } => "training.early_stopping",
        _ => null,
    };

    private static Compatibility Supports(IObjective objective, ConfiguredComponent component, DatasetInfo data) =>
        objective.Supports(data) is { IsGood: false } pair ? pair : component.Spec.Pretraining?.Supports(data.Input) ?? Compatibility.Yes;

    private static IEnumerable<ConfiguredComponent> Architectures(Experiment experiment) =>
        experiment.WithoutEncoder is { } baseline ? experiment.Architectures.Append(baseline.Architecture) : experiment.Architectures;

    // Such a component would never be run, and so would be missed by nobody but its user.
    private static bool FitsNothing(IncompatiblePair pair, Experiment experiment, List<IncompatiblePair> pairs) =>
        pairs.Count(other => ReferenceEquals(other.Component, pair.Component)) == experiment.Datasets.Count
        || NoneFits(pair.Dataset, experiment.Architectures, pairs) || NoneFits(pair.Dataset, experiment.Reconstructions, pairs);

    private static bool NoneFits(ConfiguredComponent dataset, IReadOnlyList<ConfiguredComponent> components, List<IncompatiblePair> pairs) =>
        components.Count > 0 && components.All(component =>
            pairs.Any(pair => ReferenceEquals(pair.Component, component) && ReferenceEquals(pair.Dataset, dataset)));

    private List<(ConfiguredComponent Component, T Value)> Created<T>(IEnumerable<ConfiguredComponent> components)
        where T : class =>
        [
            .. from component in components
               let made = Try(component, () => factory.Create<T>(component.Spec))
               where made is not null
               select (component, made),
        ];

    private IEnumerable<IncompatiblePair> PairsOf(
        ConfiguredComponent component, List<(ConfiguredComponent Component, DatasetInfo? Info)> datasets, Func<DatasetInfo, Compatibility> supports)
    {
        foreach ((ConfiguredComponent dataset, DatasetInfo? info) in datasets)
        {
            if (Try(component, () => supports(info!).Reason) is { } reason)
            {
                ComponentKind kind = component.Spec.Descriptor.Kind;
                SampleShape shape = kind == ComponentKind.Reconstruction ? info!.Output : info!.Input;
                string problem = $"the {KindText.For(kind)} '{component.Spec.Label}' does not fit the dataset '{dataset.Spec.Label}' ({shape})";
                yield return new IncompatiblePair(dataset, component, problem, reason.TrimEnd('.'));
            }
        }
    }

    private T? Try<T>(ConfiguredComponent component, Func<T?> make)
        where T : class
    {
        try
        {
            return make();
        }
        catch (NebulaException failure)
        {
            string remedy = failure.Remedy ?? "choose another component, or another option";
            string what = failure.Where is { } where ? $"{where}: {failure.What}" : failure.What;
            errors.Add(failure.Code, component.Position, component.Path, what.TrimEnd('.'), remedy.TrimEnd('.'));
            return null;
        }
        catch (Exception failure)
        {
            string problem = $"'{component.Spec.Id}' fails with {failure.GetType().Name}: {failure.Message.TrimEnd('.')}";
            string remedy = $"tell the author of the plugin {component.Spec.Descriptor.Plugin.Name}";
            errors.Add(ConfigurationCodes.ComponentFails, component.Position, component.Path, problem, remedy);
            return null;
        }
    }
}
