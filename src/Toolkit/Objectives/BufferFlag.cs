using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Toolkit.Objectives;

/// <summary>
/// A fact that is kept with the weights, such as whether prototypes have been placed: a model that is opened again knows it too. It is set
/// once and never taken back. A building block for objectives.
/// </summary>
public sealed class BufferFlag : torch.nn.Module
{
    private readonly Parameter value = new(torch.zeros(1), requires_grad: false);
    private bool isSet;

    /// <summary>Builds a flag that is not set.</summary>
    public BufferFlag()
        : base(nameof(BufferFlag))
    {
        RegisterComponents();
    }

    /// <summary>Whether it is set, here or in the weights that were loaded.</summary>
    public bool IsSet => isSet || (isSet = value.ToSingle() > 0);

    /// <summary>Sets it.</summary>
    public void Set()
    {
        using (torch.no_grad())
        {
            value.fill_(1);
        }
        isSet = true;
    }
}
