using NebulaBench.Objectives.Autoencoding;
using NebulaBench.Toolkit.Datasets;
using TorchSharp;

namespace NebulaBench.Benchmarks.TrainingStep;

/// <summary>The same model through the suite's contracts and its training loop.</summary>
internal sealed class SuiteLoop : IDisposable
{
    private readonly Workload workload;
    private readonly SuiteModel model;
    private readonly ResidentSplit split;

    /// <param name="workload">What it trains.</param>
    /// <param name="fast">As the option <c>training.fast</c>.</param>
    public SuiteLoop(Workload workload, bool fast = true)
    {
        this.workload = workload;
        torch.manual_seed(0);
        var objective = new VariationalAutoencoderObjective(new VariationalAutoencoderOptions());
        model = new SuiteModel(workload.Architecture, workload.Info, objective, workload.Inputs.shape[0], Workload.LatentDimension, fast: fast);
        split = new ResidentSplit(workload.Inputs.clone());
    }

    /// <summary>Trains with a fresh optimizer.</summary>
    public void Train(int epochs) => model.Train(split, epochs, workload.BatchSize);

    public void Dispose()
    {
        model.Dispose();
        split.Dispose();
    }
}
