using NebulaBench.Architectures;
using NebulaBench.Datasets;
using NebulaBench.Training.Losses;
using NebulaBench.Optimization;
using NebulaBench.Training.Optimizers;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Benchmarks.TrainingStep;

/// <summary>What a training step does beside its layers, each part alone.</summary>
internal sealed class StepRest : IDisposable
{
    private readonly Workload workload;
    private readonly ReconstructionLoss reconstruction;
    private readonly torch.Tensor output, posterior, order;
    private readonly Backbone backbone;
    private readonly IOptimizer optimizer;

    public StepRest(Workload workload)
    {
        this.workload = workload;
        reconstruction = FastReconstruction.For(workload.Info.DefaultReconstruction);
        output = torch.randn([workload.BatchSize, .. workload.Info.Output.Axes]).requires_grad_(true);
        posterior = torch.randn(workload.BatchSize, 2 * Workload.LatentDimension).requires_grad_(true);
        order = torch.randperm(workload.Inputs.shape[0]);
        backbone = workload.Build();
        Parameter[] parameters = [.. backbone.parameters()];
        foreach (Parameter parameter in parameters)
        {
            parameter.grad = torch.randn_like(parameter);
        }
        optimizer = new AdamFactory(new AdamOptions()).Create(parameters, fast: true);
    }

    /// <summary>The loss of the reconstruction, forward and backward.</summary>
    public void Reconstruct(long times)
    {
        using torch.Tensor target = workload.Inputs.narrow(0, 0, workload.BatchSize);
        Repeat(times, _ =>
        {
            output.grad = null;
            reconstruction.Mean(output, target).backward();
        });
    }

    /// <summary>From the parameters of the posterior to a sample and its divergence from the prior, and back.</summary>
    public void Embed(long times) => Repeat(times, _ =>
    {
        posterior.grad = null;
        (torch.Tensor latent, torch.Tensor divergence) = NormalPosterior.For(posterior);
        (latent.sum() + divergence).backward();
    });

    /// <summary>The optimizer's step, with the same gradients each time.</summary>
    public void Step(long times) => Repeat(times, _ => optimizer.Step());

    /// <summary>A batch of random samples.</summary>
    public void Pick(long times) => Repeat(times, time =>
        workload.Inputs.index_select(0, order.narrow(0, time % workload.Steps * workload.BatchSize, workload.BatchSize)));

    public void Dispose()
    {
        optimizer.Dispose();
        backbone.Dispose();
        output.Dispose();
        posterior.Dispose();
        order.Dispose();
    }

    private static void Repeat(long times, Action<long> action)
    {
        for (long time = 0; time < times; time++)
        {
            using DisposeScope scope = torch.NewDisposeScope();
            action(time);
        }
    }
}
