using NebulaBench.Architectures;
using NebulaBench.Conformance.Architectures;
using NebulaBench.Conformance.Datasets;
using NebulaBench.Conformance.Launchers;
using NebulaBench.Conformance.Metrics;
using NebulaBench.Conformance.Objectives;
using NebulaBench.Conformance.Optimization;
using NebulaBench.Conformance.Points;
using NebulaBench.Conformance.Reconstructions;
using NebulaBench.Datasets;
using NebulaBench.Errors;
using NebulaBench.Host.Components;
using NebulaBench.Host.Configuration.Components;
using NebulaBench.Host.ConfigurationErrors;
using NebulaBench.Host.Plugins;
using NebulaBench.Launching;
using NebulaBench.Metrics;
using NebulaBench.Objectives;
using NebulaBench.Optimization;

namespace NebulaBench.Host.Checking;

/// <summary>Tries a component on tiny data, with its default options.</summary>
/// <param name="factory">Makes it.</param>
public sealed class ComponentCheck(ComponentFactory factory)
{
    /// <summary>What is found at each point of the component's kind, as it is found.</summary>
    /// <param name="component">The component.</param>
    public IEnumerable<Finding> Findings(ComponentDescriptor component)
    {
        object? options = null;
        return After(new ConformancePoint("can be created with its defaults", "Ask for nothing but options and the services of the program.", () =>
        {
            options = Defaults(component);
            factory.Create<object>(component, options);
        }), () => component.Kind switch
        {
            ComponentKind.Dataset => OfDataset(() => factory.Create<IDataset>(component, options!)),
            ComponentKind.Architecture => OfArchitecture(() => factory.Create<IArchitecture>(component, options!)),
            ComponentKind.Objective => OfObjective(() => factory.Create<IObjective>(component, options!)),
            ComponentKind.Launcher => [new LauncherPoints(() => factory.Create<ILauncher>(component, options!)).DryRun.Find()],
            ComponentKind.Optimizer => ConformancePoint.FindAll(new OptimizerPoints(() => factory.Create<IOptimizerFactory>(component, options!)).All),
            ComponentKind.Schedule => ConformancePoint.FindAll(new SchedulePoints(() => factory.Create<ISchedule>(component, options!)).All),
            ComponentKind.Metric => ConformancePoint.FindAll(new MetricPoints(() => factory.Create<IMetric>(component, options!)).All),
            _ => OfReconstruction(() => factory.Create<ReconstructionLoss>(component, options!)),
        });
    }

    private static object Defaults(ComponentDescriptor component)
    {
        var errors = new ErrorCollector();
        return DefaultComponent.For(component, default, "", errors)?.Options ?? throw new NotApplicableException(
            $"it needs options that have no default: {string.Join(", ", errors.Sorted().Select(error => error.Path))}");
    }

    private static IEnumerable<Finding> OfDataset(Func<IDataset> create) => After(
        new ConformancePoint("can be loaded", "Load must give each split, or say with an NB3xxx error what is wrong with its files.", () =>
        {
            try
            {
                create().Load(SplitName.Training).Dispose();
            }
            catch (NebulaException missing) when (missing.Area == ErrorArea.Data)
            {
                throw new NotApplicableException($"its files are not here: {missing.Message}");
            }
        }),
        () => ConformancePoint.FindAll(new DatasetPoints(() => new DatasetExcerpt(create()), samplesAreUnique: false).All));

    private static IEnumerable<Finding> OfArchitecture(Func<IArchitecture> create) => OnTinyData(
        TinyData.For(data => create().Supports(data)),
        fitting => new ArchitecturePoints(create, [.. fitting.Select(data => (data.Input, data.Output))]).All);

    private static IEnumerable<Finding> OfObjective(Func<IObjective> create) => OnTinyData(
        TinyData.For(data => create().Supports(data)).Take(1),
        fitting => new ObjectivePoints(create, fitting[0], isMeanOverBatch: false).All);

    private static IEnumerable<Finding> OfReconstruction(Func<ReconstructionLoss> create) => OnTinyData(
        TinyData.For(data => create().Supports(data)),
        fitting => new ReconstructionPoints(create, fitting).All);

    // Supported is read within the first point: what the component throws there is a finding.
    private static IEnumerable<Finding> OnTinyData(
        IEnumerable<DatasetInfo> supported, Func<IReadOnlyList<DatasetInfo>, IReadOnlyList<ConformancePoint>> points)
    {
        DatasetInfo[] fitting = [];
        return After(
            new ConformancePoint("supports some tiny data", "Supports must say of any data whether the component can work on it.", () =>
            {
                fitting = [.. supported];
                if (fitting.Length == 0)
                    throw new NotApplicableException($"it supports none of: {string.Join(", ", TinyData.All.Select(data => data.Input).Distinct())}");
            }),
            () => ConformancePoint.FindAll(points(fitting)));
    }

    /// <summary>A point, and where it passes what comes after it.</summary>
    private static IEnumerable<Finding> After(ConformancePoint first, Func<IEnumerable<Finding>> others)
    {
        Finding finding = first.Find();
        yield return finding;
        if (finding.Outcome != Outcome.Pass)
            yield break;
        foreach (Finding other in others())
            yield return other;
    }
}
