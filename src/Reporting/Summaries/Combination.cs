using System.Globalization;

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

/// <summary>Sorts runs into combinations.</summary>
internal static class Combinations
{
    /// <summary>Which neighbors were counted is told by the scores' keys: runs that have some more are no other combination.</summary>
    private const string Neighbors = "evaluation.neighbors";

    /// <summary>The combinations with their runs by seed, in the order of the experiments' plans.</summary>
    public static IEnumerable<(Combination Combination, IReadOnlyList<RunResult> Runs)> Group(IEnumerable<RunResult> runs)
    {
        RunResult[][] groups = [.. runs.GroupBy(Identity).Select(group => group.OrderBy(run => run.Record.Spec.Seed).ToArray())];
        ILookup<Combination, RunResult[]> namesakes = groups.ToLookup(group => Labels(Latest(group)));
        return groups
            .Select(group => (
                Combination: Named(Latest(group), namesakes[Labels(Latest(group))]), Runs: (IReadOnlyList<RunResult>)group))
            .OrderBy(row => row.Combination.Experiment, StringComparer.Ordinal)
            .ThenBy(row => Latest(row.Runs).Record.Position)
            .ThenBy(row => Text(row.Combination), StringComparer.Ordinal);
    }

    /// <summary>
    /// One run per combination and seed: a finished one before others, then the latest. Counting the same seed twice would make an
    /// interval narrower than it is.
    /// </summary>
    public static IEnumerable<RunResult> LatestPerSeed(IEnumerable<RunResult> runs) => runs
        .GroupBy(run => (Identity(run), run.Record.Spec.Seed))
        .Select(same => same.OrderByDescending(run => run.Finished).ThenByDescending(run => run.Record.Started).ThenByDescending(run => run.Record.Ended).First());

    // Equal for runs that differ in nothing but the seed.
    private static string Identity(RunResult run) =>
        run.Record.Experiment + string.Concat(run.Settings.Where(setting => setting.Key != Neighbors).Select(setting => $"\n{setting.Key}={setting.Value}"));

    // Experiments grow: labels and places are those of the last time it was run.
    private static RunResult Latest(IEnumerable<RunResult> runs) => runs.MaxBy(run => run.Record.Started)!;

    private static Combination Labels(RunResult run) => new(
        run.Record.Experiment,
        run.Record.Spec.Dataset.Label,
        run.Record.Spec.Architecture.Label,
        run.Record.Spec.Objective.Label,
        run.Record.Spec.LatentDimension,
        Variation: "");

    private static Combination Named(RunResult run, IEnumerable<RunResult[]> namesakes)
    {
        IReadOnlyDictionary<string, string>[] others = [.. namesakes.Select(group => group[0].Settings)];
        IEnumerable<string> distinguishing = others
            .SelectMany(settings => settings.Keys)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Where(path => path != Neighbors && others.Select(settings => settings.GetValueOrDefault(path)).Distinct().Count() > 1);
        IReadOnlyDictionary<string, string> own = run.Settings;
        return Labels(run) with
        {
            Variation = string.Join(", ", distinguishing.Select(path => $"{path}={own.GetValueOrDefault(path, "–")}")),
        };
    }

    private static string Text(Combination combination) => string.Join(
        '\n',
        combination.Dataset,
        combination.Architecture,
        combination.Objective,
        combination.LatentDimension.ToString("D9", CultureInfo.InvariantCulture),
        combination.Variation);
}
