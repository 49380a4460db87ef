using NebulaBench.Host.Components;
using NebulaBench.Host.Loading;
using NebulaBench.Host.Measuring;
using NebulaBench.Host.Planning;
using NebulaBench.Host.Plugins;
using NebulaBench.Metrics.Options;
using NebulaBench.Plugins;
using NebulaBench.Runs;
using NebulaBench.Runs.Files;
using NebulaBench.Runs.Records;
using NebulaBench.Training;
using NebulaBench.Training.Steps;
using TorchSharp;

namespace NebulaBench.Host.Execution;

/// <summary>What <c>run.json</c> says at the beginning and at each end of a run.</summary>
internal static class RunRecordFactory
{
    /// <summary>What stands for the content hash of data that could not be read.</summary>
    public const string NoData = "unreadable";

    /// <summary>A run that begins; its data are null where they could not be loaded.</summary>
    public static RunRecord Begin(RunSpec spec, string id, int position, LoadedData? data) => new()
    {
        Position = position,
        Id = id,
        Experiment = spec.Experiment,
        Status = RunStatus.Running,
        Spec = Spec(spec),
        Data = data is null
            ? new RecordedData { Hash = NoData }
            : new RecordedData { Hash = data.Hash, Classes = data.Info.Classes, Samples = data.Samples, Skipped = data.Skipped },
        Plugins = [.. Components(spec).Select(component => component.Descriptor.Plugin).Distinct().Select(Plugin)],
        Environment = Environment(spec),
        Started = DateTimeOffset.UtcNow,
    };

    /// <summary>A run whose embeddings are imported. Its label says so wherever it is named.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="foreign">The embeddings.</param>
    /// <param name="way">How they are measured.</param>
    /// <param name="data">The data.</param>
    public static RunRecord Import(string id, ForeignEmbeddings foreign, WayToMeasure way, LoadedData data) => new()
    {
        Id = id,
        Experiment = foreign.Experiment,
        Status = RunStatus.Running,
        External = true,
        Spec = new RecordedSpec
        {
            Dataset = Component(foreign.Dataset),
            Architecture = new RecordedComponent(ForeignEmbeddings.Architecture, ForeignEmbeddings.Architecture, RunJson.Options(new NoOptions())),
            Objective = new RecordedComponent(foreign.Method, $"{foreign.Method} ({ForeignEmbeddings.Architecture})", RunJson.Options(new NoOptions())),
            LatentDimension = foreign.Latents.Dimension,
            Seed = foreign.Seed,
            Training = RunJson.Options(new NoOptions()),
            Evaluation = RunJson.Options(way.Evaluation),
            Metrics = Metrics(way.Metrics),
        },
        Data = new RecordedData { Hash = data.Hash, Classes = data.Info.Classes, Samples = data.Samples, Skipped = data.Skipped },
        Plugins = [.. way.Metrics.Append(foreign.Dataset).Select(component => component.Descriptor.Plugin).Distinct().Select(Plugin)],
        Environment = EnvironmentProbe.Probe(torch.get_num_threads(), "cpu", Libraries()),
        Started = DateTimeOffset.UtcNow,
        Measurements = [Measurement(way.Evaluation, way.Metrics, MeasuredFrom.Import)],
    };

    /// <summary>The plugins that could not be used; null where there are none.</summary>
    public static IReadOnlyList<RecordedSkippedPlugin>? Skipped(PluginCatalog plugins) => plugins.Problems.Count == 0
        ? null
        : [.. plugins.Problems.Select(problem => new RecordedSkippedPlugin(problem.Name, problem.Code, problem.CauseWithoutPaths))];

    /// <summary>What a run was asked to do.</summary>
    public static RecordedSpec Spec(RunSpec spec) => new()
    {
        Dataset = Component(spec.Dataset),
        Architecture = Component(spec.Architecture),
        Objective = Component(spec.Objective),
        Pretraining = spec.Objective.Pretraining is { } stage ? RunJson.Options(stage.Options) : null,
        Reconstruction = spec.Reconstruction is null ? null : Component(spec.Reconstruction),
        LatentDimension = spec.LatentDimension,
        Seed = spec.Seed,
        Training = TrainingRecord.Write(spec),
        Corruption = spec.Corruption > 0 ? spec.Corruption : null,
        Evaluation = RunJson.Options(spec.Evaluation),
        Metrics = Metrics(spec.Metrics),
        Incidental = IncidentalOptions.For(spec),
    };

    /// <summary>The program and the machine as they are now.</summary>
    public static RecordedEnvironment Environment(RunSpec spec) =>
        EnvironmentProbe.Probe(torch.get_num_threads(), spec.Training.Device, Libraries());

    /// <summary>The training that went before a run.</summary>
    public static RecordedStage Pretraining(RunSpec spec, StageFolder stage) => new(
        stage.Record.Id, spec.Objective.Pretraining!.Objective.Id, spec.Objective.Pretraining.Options.Epochs,
        RunJson.Name(spec.Objective.Pretraining.Options.Keep), stage.Record.Seconds, spec.Objective.Pretraining.Options.Corruption);

    /// <summary>A run that has its scores.</summary>
    public static RunRecord Finish(RunRecord record, RunSpec spec, TrainingOutcome outcome, EvaluationResult result, RunTimer watch) => record with
    {
        Status = RunStatus.Finished,
        Epochs = outcome.Epochs.Count,
        MeasuredSamples = result.Embeddings.Measured.Count,
        Measurements = [Measurement(spec.Evaluation, spec.Metrics, MeasuredFrom.Training)],
        Ended = DateTimeOffset.UtcNow,
        Timings = watch.Timings(),
        PeakMemoryBytes = EnvironmentProbe.PeakMemoryBytes(),
    };

    /// <summary>How scores were measured, now.</summary>
    public static RecordedMeasurement Measurement(EvaluationOptions evaluation, IReadOnlyList<ComponentSpec> metrics, MeasuredFrom from) =>
        new(MeasurementIdentity.For(evaluation, metrics), from, DateTimeOffset.UtcNow, ReleaseVersion.For(typeof(RunRecordFactory).Assembly), RunJson.Options(evaluation)) { Metrics = Metrics(metrics) };

    /// <summary>Metrics of plugins with their options; null for none.</summary>
    public static IReadOnlyList<RecordedComponent>? Metrics(IReadOnlyList<ComponentSpec> metrics) => metrics.Count == 0 ? null : [.. metrics.Select(Component)];

    /// <summary>A run that stopped with an error.</summary>
    public static RunRecord Fail(RunRecord record, Exception failure, RunTimer watch)
    {
        var error = RecordedError.From(failure);
        return record with
        {
            Status = error.Code == FinitenessGuard.Code ? RunStatus.Diverged : RunStatus.Failed,
            Error = error,
            Ended = DateTimeOffset.UtcNow,
            Timings = watch.Timings(),
            PeakMemoryBytes = EnvironmentProbe.PeakMemoryBytes(),
        };
    }

    private static IEnumerable<ComponentSpec> Components(RunSpec spec) =>
        new[] { spec.Dataset, spec.Architecture, spec.Objective, spec.Objective.Pretraining?.Objective, spec.Reconstruction, spec.Optimizer, spec.Schedule }.OfType<ComponentSpec>()
            .Concat(spec.Metrics);

    private static RecordedComponent Component(ComponentSpec component) =>
        new(component.Id, component.Label, RunJson.Options(component.Options))
        {
            Plugin = component.Descriptor.Plugin.Name,
            Baseline = component.Descriptor.Baseline,
        };

    private static RecordedPlugin Plugin(PluginDescriptor plugin) => new(plugin.Name, plugin.Version, plugin.Sha256)
    {
        Author = plugin.Author,
        License = plugin.License,
    };

    private static Dictionary<string, string> Libraries() => new()
    {
        ["libtorch"] = torch.__version__,
        ["TorchSharp"] = typeof(torch).Assembly.GetName().Version!.ToString(3),
    };
}
