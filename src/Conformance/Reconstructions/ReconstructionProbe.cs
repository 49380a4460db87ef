using NebulaBench.Conformance.Points;
using NebulaBench.Datasets;
using TorchSharp;

namespace NebulaBench.Conformance.Reconstructions;

/// <summary>Outputs and targets of noise. They live in the dispose scope in which the probe was made.</summary>
internal sealed class ReconstructionProbe
{
    public const long Size = 5;

    private readonly SampleShape shape;

    public ReconstructionProbe(ReconstructionLoss loss, DatasetInfo data)
    {
        (Loss, shape) = (loss, data.Output);
        Output = torch.randn([Size, .. shape.DecodedAxes]);
        torch.Tensor target = Noise.Batch(shape, Noise.Input(shape, Size)).Target;
        Target = shape is VectorShape ? target.abs() : target; // what counts are held against has no sign
    }

    public ReconstructionLoss Loss { get; }

    /// <summary>What a decoder might emit, [<see cref="Size"/>, …decoded axes].</summary>
    public torch.Tensor Output { get; }

    /// <summary>[<see cref="Size"/>, …].</summary>
    public torch.Tensor Target { get; }

    public torch.Tensor Costs() => Loss.PerSample(Output, Target);

    /// <summary>The costs and the gradients of their sum.</summary>
    public (torch.Tensor Costs, torch.Tensor Gradient) CostsAndGradient(torch.Tensor output, torch.Tensor target)
    {
        torch.Tensor leaf = output.detach().clone().requires_grad_();
        torch.Tensor costs = Loss.PerSample(leaf, target);
        Require.That(costs.requires_grad, "the cost has no graph to differentiate");
        costs.sum().backward();
        Require.That(leaf.grad is not null, "no gradient reaches the output");
        return (costs.detach(), leaf.grad!);
    }

    /// <summary>Samples of twice the size, each half of which is the sample itself: twice the points, or twice the width.</summary>
    public (torch.Tensor Output, torch.Tensor Target) Doubled() => (Twice(Output), Twice(Target));

    // Points are a cloud's first axis. Of everything else the last one is a place; of logits, whose second are the classes, too.
    private torch.Tensor Twice(torch.Tensor tensor) => torch.cat([tensor, tensor], shape is PointCloudShape ? 1 : -1);
}
