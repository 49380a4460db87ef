using NebulaBench.Host.Options;

namespace NebulaBench.Host.Planning;

/// <summary>
/// The options of a run that change no result (<see cref="NebulaBench.Plugins.NonSemanticAttribute"/>), by their dotted paths. Only the types
/// of options know which they are, and what reads run folders has no types: so they are recorded with the run.
/// </summary>
public static class IncidentalOptions
{
    /// <summary>The paths: <c>dataset.path</c>, <c>training.checkpoint_every</c>.</summary>
    public static IReadOnlyList<string> For(RunSpec run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return
        [
            .. For("dataset", run.Dataset.Options),
            .. For("architecture", run.Architecture.Options),
            .. For("objective", run.Objective.Options),
            .. For("pretraining", run.Objective.Pretraining?.Options),
            .. For("reconstruction", run.Reconstruction?.Options),
            .. For("training", run.Training),
            .. For("training.optimizer", run.Optimizer.Options),
            .. For("training.schedule", run.Schedule.Options),
            .. For("evaluation", run.Evaluation),
        ];
    }

    private static IEnumerable<string> For(string path, object? options) => options is null
        ? []
        : OptionProperty.For(options.GetType()).SelectMany(option => For($"{path}.{option.Key}", option, options));

    private static IEnumerable<string> For(string path, OptionProperty option, object options)
    {
        if (!option.ChangesResults)
        {
            return [path];
        }
        return option.Type.Kind == OptionKind.Record ? For(path, option.Get(options)) : [];
    }
}
