using NebulaBench.Datasets;
using NebulaBench.Toolkit.Objectives;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Objectives.Mixtures;

/// <summary>Inputs that stand for the data in a prior. They start as training samples; tokens cannot be trained and stay what they are.</summary>
internal sealed class PseudoInputs : torch.nn.Module
{
    private readonly Parameter values;
    private readonly BufferFlag placed = new();

    public PseudoInputs(int count, SampleShape shape, bool trained)
        : base(nameof(PseudoInputs))
    {
        bool isTokens = shape is SequenceShape;
        // Weights are stored as floating-point numbers or whole ones: tokens are whole.
        values = new Parameter(
            torch.zeros([count, .. shape.Axes], isTokens ? torch.int64 : torch.float32), requires_grad: trained && !isTokens);
        RegisterComponents();
    }

    /// <summary>Whether they have been placed.</summary>
    public bool ArePlaced => placed.IsSet;

    /// <summary>[count, …input axes].</summary>
    public torch.Tensor Values => values;

    /// <summary>Puts them where training samples are; of fewer samples than pseudo-inputs some come twice.</summary>
    public void Place(torch.Tensor samples)
    {
        using (torch.no_grad())
        {
            values.copy_(samples.index_select(0, torch.arange(values.shape[0], device: samples.device).remainder(samples.shape[0])));
        }
        placed.Set();
    }
}
