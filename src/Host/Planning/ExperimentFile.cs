using NebulaBench.Host.Components;
using NebulaBench.Host.Configuration;
using NebulaBench.Host.Configuration.Sources;
using NebulaBench.Host.ConfigurationErrors;

namespace NebulaBench.Host.Planning;

/// <summary>The way from a file to an experiment. No data are loaded on it.</summary>
public static class ExperimentFile
{
    /// <summary>Reads an experiment, and everything that is wrong with it at once.</summary>
    /// <param name="path">The experiment's file.</param>
    /// <param name="overrides">What the command line sets, each <c>path=value</c>, in order.</param>
    /// <param name="catalog">What plugins brought.</param>
    /// <param name="factory">Makes components, to ask them whether they fit together; null to leave that question out.</param>
    /// <param name="launcher">What the command line says of the launcher.</param>
    public static ExperimentResult Load(
        string path,
        IReadOnlyList<string> overrides,
        IComponentCatalog catalog,
        IComponentFactory? factory = null,
        LauncherChoice? launcher = null)
    {
        ArgumentNullException.ThrowIfNull(overrides);
        var errors = new ErrorCollector();
        var tree = new ExperimentTree(errors);
        if (tree.Load(path) is not { } root)
        {
            return new ExperimentResult(path, null, errors.Sorted());
        }
        root = launcher?.Apply(root, errors) ?? root; // first: overrides may be of its options
        root = overrides.Aggregate(root, (changed, assignment) => SetOverride.Apply(changed, assignment, errors));
        Experiment experiment = new ExperimentReader(catalog, errors).Read(root, path, tree.IsComplete);
        if (factory is not null)
        {
            experiment = experiment with { LeftOut = new FitCheck(factory, errors).Check(experiment) };
        }
        if (Planner.CountRuns(experiment) > Planner.MostRuns)
        {
            errors.Add(ConfigurationCodes.TooMany, root.Position, "",
                FormattableString.Invariant($"the lists multiply out to {Planner.CountRuns(experiment):0} runs"),
                FormattableString.Invariant($"shorten them to at most {Planner.MostRuns} runs"));
        }
        return new ExperimentResult(path, errors.Any ? null : experiment, errors.Sorted());
    }
}
