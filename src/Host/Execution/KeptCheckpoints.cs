using NebulaBench.Errors;
using NebulaBench.Reporting.Formatting;
using NebulaBench.Runs.Checkpoints;
using NebulaBench.Training.Checkpoints;
using TorchSharp;

namespace NebulaBench.Host.Execution;

/// <summary>Keeps a training's checkpoints in a folder and says what becomes of them.</summary>
/// <param name="folder">The folder.</param>
/// <param name="observer">Is told.</param>
/// <param name="begin">Called before the first step with where the training stands; null where it begins anew.</param>
public sealed class KeptCheckpoints(CheckpointFolder folder, IRunObserver observer, Action<TrainingFacts?> begin) : ICheckpoints
{
    private string reading = "";

    /// <inheritdoc/>
    public IEnumerable<TrainingCheckpoint> Kept()
    {
        foreach (string name in folder.Names())
        {
            reading = name;
            if (TryRead(name) is { } checkpoint)
            {
                yield return checkpoint;
            }
        }
    }

    /// <inheritdoc/>
    public void Refuse(string why) => observer.Note($"the checkpoint {reading} cannot be used: {why}");

    /// <inheritdoc/>
    public void Begin(TrainingCheckpoint? from)
    {
        IReadOnlyList<string> names = folder.Names();
        if (from is not null)
        {
            int threads = torch.get_num_threads();
            observer.Note(threads == from.Facts.Threads
                ? $"goes on from its checkpoint at {from.Facts.Position}"
                : $"goes on from its checkpoint at {from.Facts.Position} with {NumberText.Whole(threads)} instead of "
                    + $"{NumberText.Whole(from.Facts.Threads)} threads: its last digits may differ from those of a run in one go");
        }
        else if (names.Count > 0)
        {
            observer.Note("no checkpoint can be used: begins anew");
        }

        // Those after the one that is gone on from cannot be used, and would be taken for newer ones.
        folder.Keep(from is null ? [] : names.SkipWhile(name => name != CheckpointFolder.NameOf(from.Facts)));
        begin(from?.Facts);
    }

    /// <inheritdoc/>
    public void Save(TrainingCheckpoint checkpoint) => folder.Save(checkpoint);

    private TrainingCheckpoint? TryRead(string name)
    {
        try
        {
            return folder.Read(name);
        }
        catch (NebulaException failure)
        {
            Refuse($"{Path.GetFileName(failure.Where)}: {failure.What.TrimEnd('.')}");
            return null;
        }
    }
}
