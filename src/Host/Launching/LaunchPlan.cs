using NebulaBench.Host.Components;
using NebulaBench.Host.Execution;
using NebulaBench.Host.Loading;
using NebulaBench.Host.Measuring;
using NebulaBench.Host.Planning;
using NebulaBench.Runs;
using NebulaBench.Runs.Files;

namespace NebulaBench.Host.Launching;

/// <summary>An experiment's runs with their ids, and what is known of each from the folder of runs.</summary>
/// <param name="Runs">The runs in the order of the plan.</param>
/// <param name="Root">The folder of all experiments' runs.</param>
public sealed record LaunchPlan(IReadOnlyList<IdentifiedRun> Runs, string Root)
{
    /// <summary>Finds out the runs' ids. For that data are read, each dataset's once, but not loaded.</summary>
    public static LaunchPlan From(IReadOnlyList<RunSpec> plan, RunOptions place, LoadedDataCache data)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(place);
        var hashes = new Dictionary<string, string>();
        return new LaunchPlan([.. plan.Select((spec, index) => Identify(spec, index))], place.Root);

        IdentifiedRun Identify(RunSpec spec, int index)
        {
            string dataset = $"{spec.Dataset.Id} {CanonicalJson.For(spec.Dataset.Options)}";
            if (!hashes.TryGetValue(dataset, out string? hash))
            {
                hashes[dataset] = hash = Hash(spec.Dataset, data);
            }
            return new IdentifiedRun(new PlannedRun(spec, index + 1, plan.Count), RunFinder.NameOf(spec, hash, place));
        }
    }

    /// <summary>Where the folder of a run is, or will be.</summary>
    public string PathOf(IdentifiedRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return Path.Combine(Root, run.Planned.Spec.Experiment, run.Id);
    }

    /// <summary>The folder of a run as it is now, or null where there is none or it cannot be read.</summary>
    public RunFolder? Find(IdentifiedRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        try
        {
            return new RunStore(Root).Find(run.Planned.Spec.Experiment, run.Id);
        }
        catch (Errors.NebulaException)
        {
            return null; // whoever carries the run out puts it aside
        }
    }

    /// <summary>Whether a run is finished and measured in every way it is to be.</summary>
    public bool IsDone(IdentifiedRun run) => Find(run) is { Record.Status: RunStatus.Finished } folder && Measured(run, folder).All(measured => measured is not null);

    /// <summary>The folders of a finished run's scores, one for each way it is to be measured; null where it has not been measured so.</summary>
    public static IEnumerable<RunFolder?> Measured(IdentifiedRun run, RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(run);
        RunSpec spec = run.Planned.Spec;
        return spec.Evaluations.Select(way => MeasuredRun.Find(folder, way, spec.Metrics));
    }

    // Data that cannot be read make runs that fail, each in its own folder, which is where users look for the reason.
    private static string Hash(ComponentSpec dataset, LoadedDataCache data)
    {
        try
        {
            return data.Hash(dataset);
        }
        catch (Exception)
        {
            return RunRecordFactory.NoData;
        }
    }
}

/// <summary>A run of a plan and its id.</summary>
/// <param name="Planned">The run.</param>
/// <param name="Id">Its id.</param>
public sealed record IdentifiedRun(PlannedRun Planned, string Id);
