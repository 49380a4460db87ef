using NebulaBench.Architectures;
using NebulaBench.Datasets;
using NebulaBench.Errors;
using NebulaBench.Host.Components;
using NebulaBench.Host.Configuration;
using NebulaBench.Host.Configuration.Components;
using NebulaBench.Host.Configuration.Diagnostics;
using NebulaBench.Objectives;

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
    public IReadOnlyList<Misfit> Check(Experiment experiment)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        var datasets = experiment.Datasets
            .Select(dataset => (Component: dataset, Info: Try(dataset, () => factory.Create<IDataset>(dataset.Spec).Info)))
            .Where(dataset => dataset.Info is not null)
            .ToList();
        List<Misfit> misfits =
        [
            .. Architectures(experiment).SelectMany(component =>
                IncompatiblePairs<IArchitecture>(component, datasets, (architecture, data) => architecture.Supports(data))),
            .. experiment.Objectives.SelectMany(component =>
                IncompatiblePairs<IObjective>(component, datasets, (objective, data) => Supports(objective, component, data))),
            .. experiment.Reconstructions.SelectMany(component =>
                IncompatiblePairs<ReconstructionLoss>(component, datasets, (reconstruction, data) => reconstruction.Supports(data))),
        ];
        List<Misfit> baselines = [.. misfits.Where(misfit => misfit.Component.Path == ExperimentKeys.Baselines)];
        misfits = [.. misfits.Except(baselines)];
        bool leaveOut = experiment.IncompatiblePairs == Configuration.IncompatiblePairs.LeaveOut;
        foreach (Misfit misfit in misfits.Where(misfit => !leaveOut || FitsNothing(misfit, experiment, misfits)))
        {
            errors.Add(ConfigurationCodes.DoesNotFit, misfit.Component.Position, misfit.Component.Path, misfit.Problem, misfit.Remedy);
        }
        return leaveOut ? [.. misfits, .. baselines] : baselines; // nobody asked for a baseline by name
    }

    private static Compatibility Supports(IObjective objective, ConfiguredComponent component, DatasetInfo data) =>
        objective.Supports(data) is { IsGood: false } misfit ? misfit : component.Spec.Pretraining?.Supports(data.Input) ?? Compatibility.Yes;

    private static IEnumerable<ConfiguredComponent> Architectures(Experiment experiment) =>
        experiment.WithoutEncoder is { } baseline ? experiment.Architectures.Append(baseline.Architecture) : experiment.Architectures;

    // Such a component would never be run, and so would be missed by nobody but its user.
    private static bool FitsNothing(Misfit misfit, Experiment experiment, List<Misfit> misfits) =>
        misfits.Count(other => ReferenceEquals(other.Component, misfit.Component)) == experiment.Datasets.Count
        || NoneFits(misfit.Dataset, experiment.Architectures, misfits) || NoneFits(misfit.Dataset, experiment.Reconstructions, misfits);

    private static bool NoneFits(ConfiguredComponent dataset, IReadOnlyList<ConfiguredComponent> components, List<Misfit> misfits) =>
        components.Count > 0 && components.All(component =>
            misfits.Any(misfit => ReferenceEquals(misfit.Component, component) && ReferenceEquals(misfit.Dataset, dataset)));

    private IEnumerable<Misfit> IncompatiblePairs<T>(
        ConfiguredComponent component,
        List<(ConfiguredComponent Component, DatasetInfo? Info)> datasets,
        Func<T, DatasetInfo, Compatibility> supports)
        where T : class
    {
        if (Try(component, () => factory.Create<T>(component.Spec)) is not { } created)
        {
            yield break;
        }
        foreach ((ConfiguredComponent dataset, DatasetInfo? info) in datasets)
        {
            if (Try(component, () => supports(created, info!).Reason) is { } reason)
            {
                ComponentKind kind = component.Spec.Descriptor.Kind;
                SampleShape shape = kind == ComponentKind.Reconstruction ? info!.Output : info!.Input;
                string problem = $"the {KindText.For(kind)} '{component.Spec.Label}' does not fit the dataset '{dataset.Spec.Label}' ({shape})";
                yield return new Misfit(dataset, component, problem, reason.TrimEnd('.'));
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
