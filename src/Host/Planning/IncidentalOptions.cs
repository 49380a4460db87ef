using NebulaBench.Host.Options;

namespace NebulaBench.Host.Planning;

/// <summary>
/// The options of a run that change no result (<see cref="NebulaBench.Plugins.ChangesNoResultAttribute"/>), by their dotted paths. Only the types
/// of options know which they are, and what reads run folders has no types: so they are recorded with the run.
/// </summary>
public static class IncidentalOptions
{
    /// <summary>The paths: <c>dataset.path</c>, <c>training.checkpoint_every</c>.</summary>
    public static IReadOnlyList<string> Of(RunSpec run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return
        [
            .. Of("dataset", run.Dataset.Options),
            .. Of("architecture", run.Architecture.Options),
            .. Of("objective", run.Objective.Options),
            .. Of("pretraining", run.Objective.Pretraining?.Options),
            .. Of("reconstruction", run.Reconstruction?.Options),
            .. Of("training", run.Training),
            .. Of("evaluation", run.Evaluation),
        ];
    }

    private static IEnumerable<string> Of(string path, object? options) => options is null
        ? []
        : OptionProperty.Of(options.GetType()).SelectMany(option => Of($"{path}.{option.Key}", option, options));

    private static IEnumerable<string> Of(string path, OptionProperty option, object options)
    {
        if (!option.ChangesResults)
        {
            return [path];
        }
        return option.Type.Kind == OptionKind.Record ? Of(path, option.Get(options)) : [];
    }
}
