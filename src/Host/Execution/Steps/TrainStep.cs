using NebulaBench.Datasets;
using NebulaBench.Host.Tracking;
using NebulaBench.Runs;
using NebulaBench.Runs.Checkpoints;
using NebulaBench.Runs.Records;
using NebulaBench.Runtime;
using NebulaBench.Training;
using TorchSharp;

namespace NebulaBench.Host.Execution.Steps;

/// <summary>Trains the model, from its newest checkpoint if there is one.</summary>
internal sealed class TrainStep(RunTracking tracking, TrainingMethods methods, IComputeRuntime runtime) : IRunStep
{
    public void Execute(RunContext run)
    {
        run.Tracker = tracking.Begin(
            run.Spec.Tracking,
            new TrackedRun(run.Folder, run.Data.Validation ?? run.Data[run.Spec.Evaluation.On], run.Data.Info, run.Device));
        var observer = new FolderObserver(run.Folder, run.Held, new ObserverPair(run.Following!, run.Tracker));
        var checkpoints = new KeptCheckpoints(new CheckpointFolder(run.Folder.Checkpoint), run.Observer, from => Continue(run.Folder, from));
        run.Outcome = new Trainer(run.Spec.Training, methods.Create(run.Spec), run.Seeds, run.Device, runtime).Train(
            new TrainingJob(run.Model, run.Data[SplitName.Training], run.Data.Validation, observer, checkpoints), run.Cancellation);
        run.Watch.Trained(run.Outcome);
    }

    // The log and the record tell of the epochs that the checkpoint has, and of no later ones.
    private static void Continue(RunFolder folder, TrainingFacts? from)
    {
        folder.RewriteLog(from?.Epochs ?? []);
        if (from is not null)
        {
            var resumption = new RecordedResumption(from.Position, DateTimeOffset.UtcNow, torch.get_num_threads());
            RunRecord record = folder.Record;
            folder.Update(record with { Resumptions = [.. record.Resumptions ?? [], resumption] });
        }
    }
}
