using System.Diagnostics;
using NebulaBench.Datasets;
using NebulaBench.Errors;
using NebulaBench.Host.Components;
using NebulaBench.Host.Loading;
using NebulaBench.Host.Measuring;
using NebulaBench.Host.Pictures;
using NebulaBench.Host.Pictures.Texts;
using NebulaBench.Host.Planning;
using NebulaBench.Metrics;
using NebulaBench.Metrics.Options;
using NebulaBench.Metrics.Selection;
using NebulaBench.Randomness;
using NebulaBench.Reporting.Figures;
using NebulaBench.Runs;
using NebulaBench.Runs.Files;
using NebulaBench.Runs.Records;
using NebulaBench.Runtime;
using NebulaBench.Training.Models;

namespace NebulaBench.Host.Execution;

/// <summary>
/// Measures a finished run in another way, without an epoch: from embeddings that its folder holds where they suffice, else with the model of its weights.
/// Other numbers of neighbors and new metrics are added to the scores that are there; what is measured otherwise has a folder of its own within the run's.
/// </summary>
/// <param name="runs">Brings models back.</param>
/// <param name="metrics">The metrics of plugins.</param>
/// <param name="runtime">The process that computes.</param>
public sealed class RunMeasurer(FinishedRun runs, PluginMetrics metrics, IComputeRuntime runtime)
{
    /// <summary>Measures a run. The caller holds its lock.</summary>
    /// <param name="run">The run's folder.</param>
    /// <param name="way">How to measure.</param>
    /// <param name="spec">Says what the run is; asked where its data must be encoded again.</param>
    /// <exception cref="NebulaException">NB5116 to NB5118, or what its files, data or plugins lack; nothing is written.</exception>
    public MeasuredScores Measure(RunFolder run, WayToMeasure way, Func<RunSpec> spec)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(way);
        ArgumentNullException.ThrowIfNull(spec);
        RunFolder[] folders = [.. MeasuredRun.Folders(run)];
        RunFolder? into = folders.FirstOrDefault(folder => MeasuredRun.IsSameWay(folder, way.Evaluation, way.Metrics));
        RunFolder? source = way.Encodes ? null : (into is null ? folders : [into]).FirstOrDefault(folder => MeasuredRun.Suffices(folder, way.Evaluation, way.Metrics));
        MetricSet set = metrics.Set(way.Evaluation, way.Metrics, way.Before);
        var work = new Work(run, way, into, Stopwatch.GetTimestamp());
        return source is null ? Encode(work, spec, set) : Reuse(work, source, set);
    }

    /// <summary>Records that a way of measuring failed.</summary>
    public static RunFolder Fail(RunFolder run, WayToMeasure way, Exception failure)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(way);
        RunRecord record = Record(new Work(run, way, null, Stopwatch.GetTimestamp()), MeasuredFrom.Weights);
        RunFolder folder = run.CreateMeasured(way.Name, record);
        folder.End(record with { Status = RunStatus.Failed, Error = RecordedError.From(failure), Measurements = null });
        return folder;
    }

    /// <summary>The folder that tells why a way of measuring failed; null where it was not tried.</summary>
    public static RunFolder? Failed(RunFolder run, WayToMeasure way)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(way);
        return run.MeasuredFolders().FirstOrDefault(path => Path.GetFileName(path) == way.Name) is { } path ? RunFolder.Open(path) : null;
    }

    private static MeasuredScores Reuse(Work work, RunFolder source, MetricSet set)
    {
        var done = new ScoreList();
        Rescoring again;
        try
        {
            again = Rescoring.From(source, work.Way.Evaluation, set, done);
        }
        catch (OperationCanceledException) when (source == work.Into)
        {
            new Rescoring(source.ReadScores(), done.Entries, set.Foreign, details: null).WriteTo(source, measurement: null);
            throw;
        }
        if (source == work.Into)
        {
            again.WriteTo(source, Measurement(work, MeasuredFrom.Embeddings));
            return new MeasuredScores(source, MeasuredFrom.Embeddings, again.Added, again.Scores);
        }
        RunFolder folder = work.Run.CreateMeasured(work.Way.Name, Record(work, MeasuredFrom.Embeddings));
        File.Copy(source.Verified(RunFileNames.Embeddings), folder.PathOf(RunFileNames.Embeddings));
        folder.Write(again.Scores);
        folder.Write(again.Details!);
        return Finish(work, folder, source.Record.MeasuredSamples, again.Scores);
    }

    private MeasuredScores Encode(Work work, Func<RunSpec> ask, MetricSet set)
    {
        if (!work.Run.Record.External)
        {
            RequireWeights(work.Run);
        }
        RunSpec spec = ask();
        EvaluationOptions options = work.Way.Evaluation;
        LoadedData data = Data(work.Run, spec, options);
        if (spec.Training.Fast)
        {
            runtime.FlushDenormalsOfThreads(); // as the run was
        }
        using LatentModel model = runs.Model(work.Run, spec, data);
        var seeds = new SeedStream(spec.Seed);
        var encoder = new DataEncoder(options, spec.LatentDimension, seeds, ComputeDevice.Open(spec.Training.Device), set);
        DataSplit measured = data[options.On];
        EvaluationResult result = new Evaluator(options, seeds).Measure(encoder.Encode(model, data[SplitName.Training], measured, data.Info), data.Info.Classes.Count);
        if (work.Into is { } into)
        {
            var again = new Rescoring(into.ReadScores(), result.Scores, result.Foreign, result.Details);
            again.WriteTo(into, Measurement(work, MeasuredFrom.Weights));
            return new MeasuredScores(into, MeasuredFrom.Weights, again.Added, again.Scores);
        }
        RunFolder folder = work.Run.CreateMeasured(work.Way.Name, Record(work, MeasuredFrom.Weights));
        var scores = new ScoreSheet(result.Scores, result.Foreign);
        folder.Write(scores);
        folder.Write(RunEmbeddings.From(result.Embeddings));
        folder.Write(result.Details);
        VocabularyFile.Write(folder, data.Info.InputVocabulary, data.Info.OutputVocabulary);
        MeasuredScores done = Finish(work, folder, result.Embeddings.Measured.Count, scores);
        RunPictures.Write(folder, model, measured, result.Embeddings, data.Info);
        GeneratedTextWriter.Write(folder, model, measured, result.Embeddings, data.Info);
        return done;
    }

    private static void RequireWeights(RunFolder run)
    {
        if (!File.Exists(run.PathOf(RunFileNames.Weights)))
        {
            throw new NebulaException(
                "NB5116", $"to measure it so, its data must be encoded again, and it has no {RunFileNames.Weights}.", run.FullPath,
                "Run its experiment again with --force. Its embeddings suffice for other evaluation.neighbors and evaluation.k_means_restarts.");
        }
    }

    private LoadedData Data(RunFolder run, RunSpec spec, EvaluationOptions way)
    {
        LoadedData data = runs.Data(spec);
        if (data.Hash != run.Record.Data.Hash)
        {
            throw new NebulaException(
                "NB5117", $"its dataset '{spec.Dataset.Id}' has another content than when it was trained.", run.FullPath,
                "Give the folder of the data it was trained on with --data.");
        }
        return data[way.On].Count > 0
            ? data
            : throw new NebulaException("NB5118", $"its dataset '{spec.Dataset.Id}' has no samples in its split '{RunJson.Name(way.On)}'.", run.FullPath, "Measure another split.");
    }

    private static MeasuredScores Finish(Work work, RunFolder folder, long? samples, ScoreSheet scores)
    {
        RunRecord record = folder.Record;
        double seconds = Stopwatch.GetElapsedTime(work.Start).TotalSeconds;
        folder.End(record with
        {
            Status = RunStatus.Finished,
            MeasuredSamples = samples,
            Ended = DateTimeOffset.UtcNow,
            Timings = record.Timings is { } timings ? timings with { EvaluateSeconds = seconds } : null,
        });
        RunFigures.Write(folder);
        return new MeasuredScores(folder, record.Measurements![0].From, scores.Keys, scores);
    }

    // What was trained stays what it is.
    private static RunRecord Record(Work work, MeasuredFrom from) => work.Run.Record with
    {
        Id = $"{work.Run.Record.Id}/{RunFileNames.Measured}/{work.Way.Name}",
        Status = RunStatus.Running,
        Spec = work.Run.Record.Spec with { Evaluation = RunJson.Options(work.Way.Evaluation), Metrics = RunRecordFactory.Metrics(work.Way.Metrics) },
        Measurements = [Measurement(work, from)],
        MeasuredSamples = null,
        Files = new Dictionary<string, RecordedFile>(),
    };

    private static RecordedMeasurement Measurement(Work work, MeasuredFrom from) => RunRecordFactory.Measurement(work.Way.Evaluation, work.Way.Metrics, from);

    /// <summary>A measurement at hand.</summary>
    /// <param name="Run">The run's folder.</param>
    /// <param name="Way">How to measure.</param>
    /// <param name="Into">The folder whose scores it adds to; null for one of its own.</param>
    /// <param name="Start">When it began.</param>
    private sealed record Work(RunFolder Run, WayToMeasure Way, RunFolder? Into, long Start);
}

/// <summary>A way to measure runs.</summary>
/// <param name="Evaluation">The options.</param>
/// <param name="Metrics">The metrics of plugins, beside those of the suite.</param>
public sealed record WayToMeasure(EvaluationOptions Evaluation, IReadOnlyList<ComponentSpec> Metrics)
{
    /// <summary>Whether data are encoded again also where stored embeddings suffice.</summary>
    public bool Encodes { get; init; }

    /// <summary>Called before each metric of embeddings; what it throws ends the measurement. Null for nothing.</summary>
    public Action<MetricSource>? Before { get; init; }

    /// <summary>The name of a measurement's folder.</summary>
    public string Name => $"{RunJson.Name(Evaluation.On)}-{MeasurementIdentity.For(Evaluation, Metrics)}";
}

/// <summary>What a measurement came to.</summary>
/// <param name="Folder">The folder that holds the scores.</param>
/// <param name="From">What was measured.</param>
/// <param name="Added">The keys of the scores that are new.</param>
/// <param name="Scores">All scores of the folder.</param>
public sealed record MeasuredScores(RunFolder Folder, MeasuredFrom From, IReadOnlyList<string> Added, ScoreSheet Scores)
{
    /// <summary>Says how.</summary>
    public string Text => $"measured on {RunJson.Name(MeasuredRun.Evaluation(Folder).On)} {(From == MeasuredFrom.Embeddings ? "from its stored embeddings" : "by encoding again")}";
}
