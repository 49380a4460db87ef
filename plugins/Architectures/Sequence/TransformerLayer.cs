using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Architectures.Sequence;

/// <summary>
/// Attention, then two fully connected layers; each looks at normalized vectors and adds to them. Normalized before and not after, so
/// that it trains without a warm-up of the learning rate.
/// </summary>
internal sealed class TransformerLayer : torch.nn.Module
{
    private readonly LayerNorm beforeAttention;
    private readonly SelfAttention attention;
    private readonly LayerNorm beforeFeedForward;
    private readonly Sequential feedForward;
    private readonly Dropout dropout;

    public TransformerLayer(TransformerOptions options)
        : base(nameof(TransformerLayer))
    {
        beforeAttention = torch.nn.LayerNorm(options.Width);
        attention = new SelfAttention(options.Width, options.Heads);
        beforeFeedForward = torch.nn.LayerNorm(options.Width);
        feedForward = torch.nn.Sequential(
            torch.nn.Linear(options.Width, options.FeedForward), torch.nn.GELU(), torch.nn.Linear(options.FeedForward, options.Width));
        dropout = torch.nn.Dropout(options.Dropout);
        RegisterComponents();
    }

    /// <summary>All tokens at once.</summary>
    /// <param name="vectors">[batch, length, width].</param>
    /// <param name="visible">Which may be seen, [batch, 1, 1, length], booleans; null where each sees those up to itself.</param>
    /// <returns>[batch, length, width].</returns>
    public torch.Tensor Apply(torch.Tensor vectors, torch.Tensor? visible) =>
        Apply(vectors, normalized => attention.Attend(normalized, visible));

    /// <summary>One new token a sequence.</summary>
    /// <param name="vector">[batch, 1, width].</param>
    /// <param name="memory">The tokens before, to which it is added.</param>
    /// <returns>[batch, 1, width].</returns>
    public torch.Tensor Apply(torch.Tensor vector, AttentionMemory memory) =>
        Apply(vector, normalized => attention.Attend(normalized, memory));

    private torch.Tensor Apply(torch.Tensor vectors, Func<torch.Tensor, torch.Tensor> attend)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor attended = vectors + dropout.call(attend(beforeAttention.call(vectors)));
        torch.Tensor fed = attended + dropout.call(feedForward.call(beforeFeedForward.call(attended)));
        return fed.MoveToOuterDisposeScope();
    }
}
