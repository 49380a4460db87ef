using NebulaBench.Errors;
using NebulaBench.Host.Plugins;
using NebulaBench.Objectives;
using TorchSharp;

namespace NebulaBench.Host.Training;

/// <summary>
/// What the parts of a model must hand to each other. A wrong shape shows only in the next part, which is then blamed, or nowhere at all where it
/// happens to broadcast.
/// </summary>
/// <param name="architecture">Who encodes and decodes.</param>
/// <param name="objective">Who embeds.</param>
/// <param name="features">The width of features.</param>
/// <param name="latent">The width of latents.</param>
/// <param name="code">The width of codes.</param>
/// <param name="output">The axes of what is decoded, without the batch.</param>
internal sealed class ModelSeams(
    ComponentDescriptor architecture, ComponentDescriptor objective, long features, long latent, long code, IReadOnlyList<long> output)
{
    /// <summary>The code of the error.</summary>
    public const string Code = "NB4301";

    /// <exception cref="NebulaException">NB4301: they are not [batch, features].</exception>
    public torch.Tensor Features(torch.Tensor encoded, long batch) => Checked(encoded, [batch, features], architecture, "Encode returned");

    /// <exception cref="NebulaException">NB4301: they are not [batch, latent] and [batch, code].</exception>
    public LatentBatch Embedding(LatentBatch embedding, long batch)
    {
        Checked(embedding.Latent, [batch, latent], objective, "Embed returned latents of");
        Checked(embedding.Mean, [batch, latent], objective, "Embed returned means of");
        Checked(embedding.Code, [batch, code], objective, "Embed returned codes of");
        return embedding;
    }

    /// <exception cref="NebulaException">NB4301: it is not [batch, …output axes].</exception>
    public torch.Tensor Output(torch.Tensor decoded, long batch) => Checked(decoded, [batch, .. output], architecture, "Decode returned");

    private static torch.Tensor Checked(torch.Tensor actual, long[] expected, ComponentDescriptor component, string what) =>
        actual.shape.AsSpan().SequenceEqual(expected)
            ? actual
            : throw new NebulaException(
                Code, $"{what} the shape {Text(actual.shape)}, not {Text(expected)}.", ComponentText.Where(component), ComponentText.Remedy(component));

    private static string Text(long[] axes) => $"[{string.Join(", ", axes)}]";
}
