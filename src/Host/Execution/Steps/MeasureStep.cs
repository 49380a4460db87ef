using NebulaBench.Datasets;
using NebulaBench.Host.Measuring;

namespace NebulaBench.Host.Execution.Steps;

/// <summary>Encodes the data with the trained model and computes every metric.</summary>
internal sealed class MeasureStep(PluginMetrics metrics) : IRunStep
{
    public void Execute(RunContext run)
    {
        var evaluator = new Evaluator(run.Spec.Evaluation, run.Spec.LatentDimension, run.Seeds, run.Device, metrics.Set(run.Spec.Evaluation, run.Spec.Metrics));
        run.Result = evaluator.Measure(run.Model, run.Data[SplitName.Training], run.Data[run.Spec.Evaluation.On], run.Data.Info);
        run.Watch.Measured();
    }
}
