using System.Text.Json;
using NebulaBench.Errors;
using NebulaBench.Host.Components;
using NebulaBench.Host.Planning;
using NebulaBench.Metrics;
using NebulaBench.Metrics.Options;
using NebulaBench.Runs;
using NebulaBench.Runs.Files;
using NebulaBench.Runs.Records;

namespace NebulaBench.Host.Measuring;

/// <summary>In which ways a finished run has been measured. Ways that differ in nothing but numbers of neighbors share a folder: their scores have other keys.</summary>
public static class MeasuredRun
{
    /// <summary>The run's folder and those of its further measurements that are finished and can be read.</summary>
    public static IEnumerable<RunFolder> Folders(RunFolder run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.MeasuredFolders().Select(TryOpen).OfType<RunFolder>().Prepend(run).Where(folder => folder.Record.Status == RunStatus.Finished);
    }

    /// <summary>The folder that holds the scores of one way of measuring; null where the run has not been measured so.</summary>
    /// <param name="run">The run.</param>
    /// <param name="evaluation">The way.</param>
    /// <param name="metrics">The metrics of plugins that it is measured with; those with their default options may be missing.</param>
    public static RunFolder? Find(RunFolder run, EvaluationOptions evaluation, IReadOnlyList<ComponentSpec> metrics) => Folders(run).FirstOrDefault(folder =>
        IsSameWay(folder, evaluation, metrics)
        && evaluation.Neighbors.All(Ways(folder).SelectMany(way => way.Evaluation.Neighbors).Contains)
        && metrics.Where(MeasurementIdentity.IsConfigured).All(metric => Recorded(folder, metric) is not null));

    /// <summary>Whether the folder of a way of measuring has all of its scores: measured by this version of the suite, with every metric of a plugin.</summary>
    public static bool IsWhole(RunFolder folder, IReadOnlyList<ComponentSpec> metrics)
    {
        ArgumentNullException.ThrowIfNull(folder);
        string version = ReleaseVersion.For(typeof(MeasuredRun).Assembly);
        return folder.Record.Measurements?.Any(measurement => measurement.SuiteVersion == version) == true && metrics.All(metric => Recorded(folder, metric) is not null);
    }

    /// <summary>Whether a folder's scores are measured in a way, but perhaps not yet all of them: for other neighbors, or without a metric of a plugin.</summary>
    public static bool IsSameWay(RunFolder folder, EvaluationOptions evaluation, IReadOnlyList<ComponentSpec> metrics)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        ArgumentNullException.ThrowIfNull(metrics);
        return Evaluation(folder) with { Neighbors = evaluation.Neighbors } == evaluation && metrics.All(metric => Recorded(folder, metric) is not false);
    }

    /// <summary>
    /// Whether the stored embeddings of a folder are all that must be read: they are of the same samples, and scores of outputs and of inputs, which they
    /// do not hold, can be taken over.
    /// </summary>
    public static bool Suffices(RunFolder folder, EvaluationOptions evaluation, IReadOnlyList<ComponentSpec> metrics)
    {
        ArgumentNullException.ThrowIfNull(folder);
        EvaluationOptions recorded = Evaluation(folder);
        return File.Exists(folder.PathOf(RunFileNames.Embeddings))
            && recorded with { Neighbors = evaluation.Neighbors, KMeansRestarts = evaluation.KMeansRestarts } == evaluation
            && metrics.All(metric => Recorded(folder, metric) == true || !NeedsModel(metric));
    }

    /// <summary>How a folder's scores are measured.</summary>
    /// <exception cref="NebulaException">NB5102: what it recorded is no evaluation.</exception>
    public static EvaluationOptions Evaluation(RunFolder folder) => Options(folder, folder.Record.Spec.Evaluation);

    /// <summary>Whether a metric reads outputs or draws from posteriors, which are not stored.</summary>
    public static bool NeedsModel(ComponentSpec metric) =>
        metric.Descriptor.Implementation.IsAssignableTo(typeof(IOutputMetric)) || metric.Descriptor.Implementation.IsAssignableTo(typeof(ILikelihoodMetric));

    /// <summary>Whether a folder has a metric of a plugin with the same options, or (false) with others; null where it does not have it.</summary>
    public static bool? Recorded(RunFolder folder, ComponentSpec metric)
    {
        RecordedComponent? recorded = Ways(folder).SelectMany(way => way.Metrics ?? []).LastOrDefault(recorded => recorded.Id == metric.Id);
        return recorded is null ? null : JsonElement.DeepEquals(recorded.Options, RunJson.Options(metric.Options));
    }

    private static IEnumerable<(EvaluationOptions Evaluation, IReadOnlyList<RecordedComponent>? Metrics)> Ways(RunFolder folder) =>
        (folder.Record.Measurements ?? [])
            .Select(measurement => (Options(folder, measurement.Evaluation), measurement.Metrics))
            .Prepend((Evaluation(folder), folder.Record.Spec.Metrics));

    private static EvaluationOptions Options(RunFolder folder, JsonElement recorded) =>
        RunJson.Options<EvaluationOptions>(recorded, folder.PathOf(RunFileNames.Record));

    private static RunFolder? TryOpen(string path)
    {
        try
        {
            return RunFolder.Open(path);
        }
        catch (NebulaException)
        {
            return null; // it is measured again; reports name what is wrong
        }
    }
}
