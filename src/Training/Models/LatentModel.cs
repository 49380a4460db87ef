using NebulaBench.Architectures;
using NebulaBench.Datasets;
using NebulaBench.Objectives;
using NebulaBench.Toolkit.Architectures;
using NebulaBench.Training.Losses;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Training.Models;

/// <summary>A backbone and an objective put together: encoder, latent head, decoder.</summary>
public sealed class LatentModel : torch.nn.Module
{
    private readonly Backbone backbone;
    private readonly ObjectiveModule objective;
    private readonly ReconstructionLoss trained;

    /// <summary>Puts a model together and owns its parts from then on.</summary>
    /// <param name="backbone">Encodes and decodes.</param>
    /// <param name="objective">Embeds, and says what is minimized.</param>
    /// <param name="reconstruction">How outputs are held against targets.</param>
    /// <param name="fast">Whether what is minimized may be computed in a faster way, which gives other last digits.</param>
    public LatentModel(Backbone backbone, ObjectiveModule objective, ReconstructionLoss reconstruction, bool fast = false)
        : base("model")
    {
        this.backbone = backbone;
        this.objective = objective;
        Reconstruction = reconstruction;
        trained = fast ? FastReconstruction.For(reconstruction) : reconstruction;
        RegisterComponents();
    }

    /// <summary>What is done to inputs while training, before they are encoded; null for nothing. Targets stay as they are.</summary>
    public MaskingNoise? Corruption { get; init; }

    /// <summary>What its parts must hand to each other; null where they are not looked at.</summary>
    public ShapeValidator? Shapes { get; init; }

    /// <summary>The objective's trainable part.</summary>
    public ObjectiveModule Objective => objective;

    /// <summary>How outputs are held against targets.</summary>
    public ReconstructionLoss Reconstruction { get; }

    /// <summary>The decoder, where it writes sequences token by token.</summary>
    public ISequenceGenerator? Writer => backbone as ISequenceGenerator;

    /// <summary>The number of trainable numbers.</summary>
    public long ParameterCount => Trainable(parameters());

    /// <summary>
    /// How many of them are weights and biases of convolution layers, of any dimension, transposed ones included; null for a model
    /// without any.
    /// </summary>
    public long? ConvolutionParameterCount
    {
        get
        {
            // A layer that stands at two places of the model is one layer.
            Convolution[] layers = [.. modules().OfType<Convolution>().Distinct()];
            return layers.Length > 0 ? Trainable(layers.SelectMany(layer => layer.parameters())) : null;
        }
    }

    /// <summary>The parameters that its own optimizer trains: all but those of an adversary.</summary>
    public IEnumerable<Parameter> OwnParameters()
    {
        HashSet<Parameter> others = [.. objective.Adversary?.parameters() ?? []];
        return parameters().Where(parameter => !others.Contains(parameter));
    }

    /// <summary>The features of a batch of inputs.</summary>
    public torch.Tensor Encode(torch.Tensor input)
    {
        torch.Tensor features = backbone.Encode(training && Corruption is not null ? Corruption.call(input) : input);
        Shapes?.CheckFeatures(features, input.size(0), training);
        return features;
    }

    /// <summary>The latents of a batch of inputs.</summary>
    public LatentBatch Embed(torch.Tensor input)
    {
        LatentBatch embedding = objective.Embed(Encode(input));
        Shapes?.CheckEmbedding(embedding, input.size(0), training);
        return embedding;
    }

    /// <summary>The decoder's raw output for a code.</summary>
    public torch.Tensor Decode(torch.Tensor code, Batch? context)
    {
        torch.Tensor output = backbone.Decode(code, context);
        Shapes?.CheckOutput(output, code.size(0), training);
        return output;
    }

    /// <summary>The named loss terms of a batch that the objective has prepared, with the embedding they come from.</summary>
    public (LatentBatch Embedding, LossTerms Terms) Loss(Batch batch)
    {
        LatentBatch embedding = Embed(batch.Input);
        torch.Tensor output = Decode(embedding.Code, batch);
        return (embedding, objective.Loss(embedding, output, batch, trained));
    }

    private static long Trainable(IEnumerable<Parameter> parameters) =>
        parameters.Where(parameter => parameter.requires_grad).Sum(parameter => parameter.numel());
}
