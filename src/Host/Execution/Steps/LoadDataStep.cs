using NebulaBench.Host.Loading;

namespace NebulaBench.Host.Execution.Steps;

/// <summary>Loads the dataset, or takes it from the run before.</summary>
internal sealed class LoadDataStep(LoadedDataCache data) : IRunStep
{
    public void Execute(RunContext run) => run.Data = data.Take(run.Spec.Dataset);
}
