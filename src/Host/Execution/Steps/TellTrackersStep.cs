namespace NebulaBench.Host.Execution.Steps;

/// <summary>Tells other programs that the run is measured.</summary>
internal sealed class TellTrackersStep : IRunStep
{
    public void Execute(RunContext run) => run.Tracker?.OnMeasured();
}
