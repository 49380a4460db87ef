using NebulaBench.Datasets;
using NebulaBench.Host.Measuring;

namespace NebulaBench.Host.Execution.Steps;

/// <summary>Encodes the data with the trained model: from here on its results are arrays.</summary>
internal sealed class EncodeStep(PluginMetrics metrics) : IRunStep
{
    public void Execute(RunContext run)
    {
        var encoder = new DataEncoder(run.Spec.Evaluation, run.Spec.LatentDimension, run.Seeds, run.Device, metrics.Set(run.Spec.Evaluation, run.Spec.Metrics));
        run.Encoded = encoder.Encode(run.Model, run.Data[SplitName.Training], run.Data[run.Spec.Evaluation.On], run.Data.Info);
    }
}
