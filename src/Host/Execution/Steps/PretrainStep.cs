namespace NebulaBench.Host.Execution.Steps;

/// <summary>Finds or trains what the run starts from.</summary>
internal sealed class PretrainStep(PretrainingStages stages) : IRunStep
{
    public void Execute(RunContext run)
    {
        run.Stage = run.Watch.Pretraining(() => stages.Of(
            run.Spec, run.Data, run.Place, run.Observer, stage => run.Observer.BeginStage(run.Planned, stage), run.Cancellation));
        run.Following = run.Observer.Begin(run.Planned); // what fails from here on has its title
    }
}
