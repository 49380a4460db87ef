using NebulaBench.Host.Options;
using NebulaBench.Objectives;
using NebulaBench.Runs.Files;
using NebulaBench.Runs.Records;
using NebulaBench.Training.Models;
using Tensorboard;

namespace NebulaBench.Host.Tracking.TensorBoard;

/// <summary>Writes TensorBoard's files into a run's folder: what an epoch tells after each, what the end tells at the end.</summary>
internal sealed class TensorBoardTracker : IRunTracker
{
    private readonly TrackingOptions options;
    private readonly TrackedRun run;
    private readonly TimeProvider clock;
    private readonly EventFile events;
    private int epoch;

    public TensorBoardTracker(TrackingOptions options, TrackedRun run, TimeProvider clock)
    {
        this.options = options;
        this.run = run;
        this.clock = clock;
        events = new EventFile(run.Folder.Tracking, clock);
        events.Append(HyperParameters.Begin(run.Folder.Record), 0);
    }

    public void OnStep(in TrainingProgress progress)
    {
    }

    public void OnEpoch(EpochRecord log, LatentModel model, bool isBest)
    {
        epoch = log.Epoch;
        IEnumerable<Summary.Types.Value> values = SummaryValues.For(log);
        if (options.HistogramsEvery > 0 && epoch % options.HistogramsEvery == 0)
        {
            values = values.Concat(SummaryValues.For(LatentSample.For(model, run, options.HistogramSamples)));
        }
        events.Append(values, epoch);
    }

    public void OnMeasured()
    {
        events.Append(SummaryValues.For(run.Folder.ReadScores().Entries), epoch);
        foreach (string file in Pictures())
        {
            string tag = $"figures/{Path.GetFileNameWithoutExtension(file)}";
            events.Append(SummaryValues.Picture(tag, HashedFile.Bytes(file)) is { } picture ? [picture] : [], epoch);
        }
        events.Append(HyperParameters.End(clock.GetUtcNow()), epoch);
        ProjectorFiles.Write(run.Folder, options.ProjectorSamples);
    }

    public void Dispose() => events.Dispose();

    private IEnumerable<string> Pictures() => Directory.Exists(run.Folder.Figures)
        ? Directory.EnumerateFiles(run.Folder.Figures, "*.png").Order(StringComparer.Ordinal)
        : [];
}
