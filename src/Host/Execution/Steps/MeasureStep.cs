using NebulaBench.Host.Measuring;

namespace NebulaBench.Host.Execution.Steps;

/// <summary>Computes every metric from the encoded data.</summary>
internal sealed class MeasureStep : IRunStep
{
    public void Execute(RunContext run)
    {
        run.Result = new Evaluator(run.Spec.Evaluation, run.Seeds).Measure(run.Encoded, run.Data.Info.Classes.Count);
        run.Watch.Measured();
    }
}
