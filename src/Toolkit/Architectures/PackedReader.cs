using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch.nn.utils.rnn;

namespace NebulaBench.Toolkit.Architectures;

/// <summary>
/// A recurrent layer as the reader of packed sequences. TorchSharp runs a layer's hooks only where it is called with a tensor, so what it does
/// with a packed sequence cannot be heard, and its operations not counted; a call of this module can. It has no weights of its own: those
/// are the layer's, which belongs to whoever made it and keeps its name there.
/// </summary>
public sealed class PackedReader : torch.nn.Module<PackedSequence, (PackedSequence States, torch.Tensor Last)>
{
    private readonly Func<PackedSequence, (PackedSequence, torch.Tensor)> read;

    /// <summary>Reads by a gated recurrent unit.</summary>
    public PackedReader(GRU layer)
        : this(layer, input => layer.call(input))
    {
    }

    /// <summary>Reads by a plain recurrent layer.</summary>
    public PackedReader(RNN layer)
        : this(layer, input => layer.call(input))
    {
    }

    // The components are not registered: the layer would be the reader's, too.
    private PackedReader(torch.nn.Module layer, Func<PackedSequence, (PackedSequence, torch.Tensor)> read)
        : base(nameof(PackedReader))
    {
        ArgumentNullException.ThrowIfNull(layer);
        Layer = layer;
        this.read = read;
    }

    /// <summary>The layer that does the work.</summary>
    public torch.nn.Module Layer { get; }

    /// <summary>Reads every sequence to its own end, from states of zeros.</summary>
    /// <param name="input">The tokens' vectors.</param>
    /// <returns>The states after each token, and those after the last, [layers × directions, batch, width]; the caller disposes both.</returns>
    public override (PackedSequence States, torch.Tensor Last) forward(PackedSequence input) => read(input);
}
