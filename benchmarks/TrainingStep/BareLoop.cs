using NebulaBench.Architectures;
using NebulaBench.Datasets;
using NebulaBench.Runtime.Platform;
using NebulaBench.Training.Losses;
using NebulaBench.Optimization;
using NebulaBench.Training.Optimizers;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Benchmarks.TrainingStep;

/// <summary>
/// The least that trains a variational autoencoder: a loop over a backbone with nothing of the suite around it, but with the suite's optimizations
/// (the fused step and loss, flushed denormals, gradients dropped rather than zeroed). The yardstick for what the suite's trainer adds.
/// </summary>
internal sealed class BareLoop : IDisposable
{
    private readonly Workload workload;
    private readonly Backbone backbone;
    private readonly Linear posterior;
    private readonly ReconstructionLoss reconstruction;

    public BareLoop(Workload workload)
    {
        this.workload = workload;
        reconstruction = FastReconstruction.For(workload.Info.DefaultReconstruction);
        torch.manual_seed(0);
        backbone = workload.Build();
        posterior = torch.nn.Linear(backbone.FeatureWidth, 2 * Workload.LatentDimension);
    }

    /// <summary>Trains with a fresh optimizer; returns the mean loss of the last epoch.</summary>
    public double Train(int epochs)
    {
        using IOptimizer optimizer = new AdamFactory(new AdamOptions()).Create([.. backbone.parameters(), .. posterior.parameters()], fast: true);
        using var flushed = new FlushDenormalsScope(wanted: true);
        double loss = 0;
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            loss = Epoch(optimizer);
        }
        return loss;
    }

    public void Dispose()
    {
        backbone.Dispose();
        posterior.Dispose();
    }

    private double Epoch(IOptimizer optimizer)
    {
        backbone.train();
        int size = workload.BatchSize;
        using torch.Tensor order = torch.randperm(workload.Inputs.shape[0]);
        double sum = 0;
        for (long step = 0; step < workload.Steps; step++)
        {
            using DisposeScope scope = torch.NewDisposeScope();
            torch.Tensor chosen = order.narrow(0, step * size, size);
            torch.Tensor x = workload.Inputs.index_select(0, chosen);
            optimizer.ClearGradients();
            (torch.Tensor z, torch.Tensor divergence) = NormalPosterior.For(posterior.call(backbone.Encode(x)));
            torch.Tensor output = backbone.Decode(z, new Batch { Input = x, Target = x, Indices = chosen });
            torch.Tensor loss = reconstruction.Mean(output, x) + divergence;
            loss.backward();
            optimizer.Step();
            sum += loss.ToDouble();
        }
        return sum / workload.Steps;
    }
}
