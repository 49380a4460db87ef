using System.Diagnostics;
using NebulaBench.Datasets;
using NebulaBench.Errors;
using NebulaBench.Host.Components;
using NebulaBench.Host.Loading;
using NebulaBench.Host.Measuring;
using NebulaBench.Host.Pictures;
using NebulaBench.Host.Pictures.Texts;
using NebulaBench.Host.Planning;
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
    /// <param name="spec">The run, with the metrics of plugins to measure.</param>
    /// <param name="way">How to measure.</param>
    /// <exception cref="NebulaException">NB5116 to NB5118, or what its files, data or plugins lack; nothing is written.</exception>
    public MeasuredScores Measure(RunFolder run, RunSpec spec, EvaluationOptions way)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(way);
        RunFolder[] folders = [.. MeasuredRun.Folders(run)];
        RunFolder? into = folders.FirstOrDefault(folder => MeasuredRun.IsSameWay(folder, way, spec.Metrics));
        RunFolder? source = (into is null ? folders : [into]).FirstOrDefault(folder => MeasuredRun.Suffices(folder, way, spec.Metrics));
        MetricSet set = metrics.Set(way, spec.Metrics);
        var work = new Work(run, spec, way, into, Stopwatch.GetTimestamp());
        return source is null ? Encode(work, set) : Reuse(work, source, set);
    }

    /// <summary>Records that a way of measuring failed.</summary>
    public static RunFolder Fail(RunFolder run, RunSpec spec, EvaluationOptions way, Exception failure)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(spec);
        RunRecord record = Record(new Work(run, spec, way, null, Stopwatch.GetTimestamp()), MeasuredFrom.Weights);
        RunFolder folder = run.CreateMeasured(Name(way, spec.Metrics), record);
        folder.End(record with { Status = RunStatus.Failed, Error = RecordedError.From(failure), Measurements = null });
        return folder;
    }

    /// <summary>The folder that tells why a way of measuring failed; null where it was not tried.</summary>
    public static RunFolder? Failed(RunFolder run, EvaluationOptions way, IReadOnlyList<ComponentSpec> metrics)
    {
        ArgumentNullException.ThrowIfNull(run);
        string name = Name(way, metrics);
        return run.MeasuredFolders().FirstOrDefault(path => Path.GetFileName(path) == name) is { } path ? RunFolder.Open(path) : null;
    }

    private static MeasuredScores Reuse(Work work, RunFolder source, MetricSet set)
    {
        var again = Rescoring.From(source, work.Way, set);
        if (source == work.Into)
        {
            again.WriteTo(source, RunRecordFactory.Measurement(work.Way, work.Spec.Metrics, MeasuredFrom.Embeddings));
            return new MeasuredScores(source, MeasuredFrom.Embeddings, work.Way, again.Added, again.Scores);
        }
        RunFolder folder = work.Run.CreateMeasured(Name(work.Way, work.Spec.Metrics), Record(work, MeasuredFrom.Embeddings));
        File.Copy(source.Verified(RunFileNames.Embeddings), folder.PathOf(RunFileNames.Embeddings));
        folder.Write(again.Scores);
        folder.Write(again.Details);
        return Finish(work, folder, source.Record.MeasuredSamples, again.Scores);
    }

    private MeasuredScores Encode(Work work, MetricSet set)
    {
        LoadedData data = Data(work);
        if (work.Spec.Training.Fast)
        {
            runtime.FlushDenormalsOfThreads(); // as the run was
        }
        using LatentModel model = runs.Model(work.Run, work.Spec, data);
        var seeds = new SeedStream(work.Spec.Seed);
        var encoder = new DataEncoder(work.Way, work.Spec.LatentDimension, seeds, ComputeDevice.Open(work.Spec.Training.Device), set);
        DataSplit measured = data[work.Way.On];
        EvaluationResult result = new Evaluator(work.Way, seeds).Measure(encoder.Encode(model, data[SplitName.Training], measured, data.Info), data.Info.Classes.Count);
        if (work.Into is { } into)
        {
            var again = new Rescoring(into.ReadScores(), result.Scores, result.Foreign, result.Details);
            again.WriteTo(into, RunRecordFactory.Measurement(work.Way, work.Spec.Metrics, MeasuredFrom.Weights));
            return new MeasuredScores(into, MeasuredFrom.Weights, work.Way, again.Added, again.Scores);
        }
        RunFolder folder = work.Run.CreateMeasured(Name(work.Way, work.Spec.Metrics), Record(work, MeasuredFrom.Weights));
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

    private LoadedData Data(Work work)
    {
        string where = work.Run.FullPath, split = RunJson.Name(work.Way.On);
        if (!File.Exists(work.Run.PathOf(RunFileNames.Weights)))
        {
            throw new NebulaException(
                "NB5116", $"to measure it so, its data must be encoded again, and it has no {RunFileNames.Weights}.", where,
                "Run its experiment again with --force. Its embeddings suffice for other evaluation.neighbors and evaluation.k_means_restarts.");
        }
        LoadedData data = runs.Data(work.Spec);
        if (data.Hash != work.Run.Record.Data.Hash)
        {
            throw new NebulaException(
                "NB5117", $"its dataset '{work.Spec.Dataset.Id}' has another content than when it was trained.", where,
                "Give the folder of the data it was trained on with --data.");
        }
        return data[work.Way.On].Count > 0
            ? data
            : throw new NebulaException("NB5118", $"its dataset '{work.Spec.Dataset.Id}' has no samples in its split '{split}'.", where, "Measure another split.");
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
        return new MeasuredScores(folder, record.Measurements![0].From, work.Way, scores.Keys, scores);
    }

    // What was trained stays what it is.
    private static RunRecord Record(Work work, MeasuredFrom from) => work.Run.Record with
    {
        Id = $"{work.Run.Record.Id}/{RunFileNames.Measured}/{Name(work.Way, work.Spec.Metrics)}",
        Status = RunStatus.Running,
        Spec = work.Run.Record.Spec with { Evaluation = RunJson.Options(work.Way), Metrics = RunRecordFactory.Metrics(work.Spec.Metrics) },
        Measurements = [RunRecordFactory.Measurement(work.Way, work.Spec.Metrics, from)],
        MeasuredSamples = null,
        Files = new Dictionary<string, RecordedFile>(),
    };

    private static string Name(EvaluationOptions way, IReadOnlyList<ComponentSpec> metrics) => $"{RunJson.Name(way.On)}-{MeasurementIdentity.For(way, metrics)}";

    /// <summary>A measurement at hand.</summary>
    /// <param name="Run">The run's folder.</param>
    /// <param name="Spec">The run.</param>
    /// <param name="Way">How to measure.</param>
    /// <param name="Into">The folder whose scores it adds to; null for one of its own.</param>
    /// <param name="Start">When it began.</param>
    private sealed record Work(RunFolder Run, RunSpec Spec, EvaluationOptions Way, RunFolder? Into, long Start);
}

/// <summary>What a measurement came to.</summary>
/// <param name="Folder">The folder that holds the scores.</param>
/// <param name="From">What was measured.</param>
/// <param name="Way">How.</param>
/// <param name="Added">The keys of the scores that are new.</param>
/// <param name="Scores">All scores of the folder.</param>
public sealed record MeasuredScores(RunFolder Folder, MeasuredFrom From, EvaluationOptions Way, IReadOnlyList<string> Added, ScoreSheet Scores)
{
    /// <summary>Says how.</summary>
    public string Text => $"measured on {RunJson.Name(Way.On)} {(From == MeasuredFrom.Embeddings ? "from its stored embeddings" : "by encoding again")}";
}
