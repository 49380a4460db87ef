using NebulaBench.Errors;
using NebulaBench.Objectives;
using TorchSharp;

namespace NebulaBench.Training.Models;

/// <summary>
/// What the parts of a model must hand to each other. A wrong shape shows only in the next part, which is then blamed, or nowhere at all where it
/// happens to broadcast. They are looked at whenever a batch has a size that is new to the part, while training and while not: what a part returns follows
/// from what it is given, and looking in every step would cost more than some of the steps.
/// </summary>
/// <param name="architecture">Encodes and decodes.</param>
/// <param name="objective">Embeds.</param>
/// <param name="features">The width of features.</param>
/// <param name="latent">The width of latents.</param>
/// <param name="code">The width of codes.</param>
/// <param name="output">The axes of what is decoded, without the batch.</param>
public sealed class ShapeValidator(
    ComponentSource architecture, ComponentSource objective, long features, long latent, long code, IReadOnlyList<long> output)
{
    /// <summary>The code of the error.</summary>
    public const string Code = "NB4301";

    private readonly HashSet<(Seam Seam, long Batch, bool Training)> seen = [];

    private enum Seam
    {
        Encode,
        Embed,
        Decode,
    }

    /// <exception cref="NebulaException">NB4301: they are not [batch, features].</exception>
    public void CheckFeatures(torch.Tensor encoded, long batch, bool training)
    {
        if (seen.Add((Seam.Encode, batch, training)))
        {
            Check(encoded, [batch, features], architecture, "Encode returned");
        }
    }

    /// <exception cref="NebulaException">NB4301: they are not [batch, latent] and [batch, code].</exception>
    public void CheckEmbedding(LatentBatch embedding, long batch, bool training)
    {
        if (seen.Add((Seam.Embed, batch, training)))
        {
            Check(embedding.Latent, [batch, latent], objective, "Embed returned latents of");
            Check(embedding.Mean, [batch, latent], objective, "Embed returned means of");
            Check(embedding.Code, [batch, code], objective, "Embed returned codes of");
        }
    }

    /// <exception cref="NebulaException">NB4301: it is not [batch, …output axes].</exception>
    public void CheckOutput(torch.Tensor decoded, long batch, bool training)
    {
        if (seen.Add((Seam.Decode, batch, training)))
        {
            Check(decoded, [batch, .. output], architecture, "Decode returned");
        }
    }

    private static void Check(torch.Tensor actual, long[] expected, ComponentSource component, string what)
    {
        if (!actual.shape.AsSpan().SequenceEqual(expected))
        {
            throw new NebulaException(
                Code, $"{what} the shape {Text(actual.shape)}, not {Text(expected)}.", component.Where, component.Remedy);
        }
    }

    private static string Text(long[] axes) => $"[{string.Join(", ", axes)}]";
}

/// <summary>The component that an error is about.</summary>
/// <param name="Where">The component and its plugin, as a message names them.</param>
/// <param name="Remedy">What would help.</param>
public sealed record ComponentSource(string Where, string Remedy);
