using NebulaBench.Host.Launching;
using NebulaBench.Host.Planning;
using NebulaBench.Host.Runs;
using NebulaBench.Host.Training;
using NebulaBench.Objectives;

namespace NebulaBench.Host.Commands;

/// <summary>Follows runs with plain lines, one per epoch: for logs and pipes.</summary>
internal sealed class RunLines(TextWriter output) : IRunObserver, ITrainingObserver
{
    private int epochs;

    public ITrainingObserver Begin(RunSpec spec, int number, int of)
    {
        epochs = spec.Training.Epochs;
        output.WriteLine($"[{RunText.Text(number)}/{RunText.Text(of)}] {RunText.Title(spec)}");
        return this;
    }

    public void End(RunSpec spec, RunFolder run, bool reused) =>
        output.WriteLine(reused ? $"{RunText.Title(spec)}: {RunText.Outcome(run, reused)}" : $"  {RunText.Outcome(run, reused)}");

    public void OnStep(in TrainingProgress progress)
    {
    }

    public void OnEpoch(EpochLog log, LatentModel model, bool isBest) => output.WriteLine(
        $"  epoch {RunText.Text(log.Epoch)}/{RunText.Text(epochs)}  {RunText.Terms(log)}  {RunText.Rate(log)}");
}
