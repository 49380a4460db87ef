using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using NebulaBench.Datasets;
using NebulaBench.Objectives.Contrastive.Views;
using NebulaBench.Toolkit.Objectives;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Objectives.Contrastive;

/// <summary>Contrastive learning with the NT-Xent loss, as in SimCLR (Chen et al., 2020).</summary>
/// <param name="options">Temperature, projection and views.</param>
public sealed class NtXentObjective(NtXentOptions options) : IObjective
{
    /// <inheritdoc/>
    public Compatibility Supports(DatasetInfo data) => ViewFactory.For(data.Input, options) is null
        ? Compatibility.No($"views are made of vectors, images, point clouds, volumes and sequences; this input is of the kind {data.Input.Kind}.")
        : Compatibility.Yes;

    /// <inheritdoc/>
    public ObjectiveModule Build(ObjectiveContext context) => new ContrastiveCoding(options, context);
}

/// <summary>Options of the contrastive objective.</summary>
public sealed record NtXentOptions
{
    [Description("Temperature τ that cosines are divided by; small values care for the nearest other samples only.")]
    [Range(1e-3, 1e3)]
    public double Temperature { get; init; } = 0.5;

    [Description("Widths of the layers between the latent and what is compared, with rectifiers between them; empty to compare the latents.")]
    [Range(1, 1_000_000)]
    public IReadOnlyList<int> Projection { get; init; } = [128, 64];

    [Description("Weight of the contrastive term; the reconstruction weighs 1.")]
    [Range(0, 1e6)]
    public double Weight { get; init; } = 1;

    [Description("Whether the reconstruction trains the decoder only, on detached codes, or the encoder too.")]
    public DecoderTraining Decoder { get; init; } = DecoderTraining.Detached;

    [Description("How views of images are made.")]
    public ImageViewOptions Images { get; init; } = new();

    [Description("How views of vectors are made.")]
    public VectorViewOptions Vectors { get; init; } = new();

    [Description("How views of point clouds are made.")]
    public PointViewOptions Points { get; init; } = new();

    [Description("How views of volumes are made.")]
    public VolumeViewOptions Volumes { get; init; } = new();

    [Description("How views of sequences are made.")]
    public SequenceViewOptions Sequences { get; init; } = new();
}

/// <summary>What the reconstruction trains.</summary>
public enum DecoderTraining
{
    /// <summary>The decoder only: it reads the latents and never shapes them.</summary>
    Detached,

    /// <summary>Decoder and encoder.</summary>
    Joint,
}

/// <summary>
/// The trainable part: latent head and projection. While training a batch is two views of each sample; in evaluation mode it is the
/// samples as they are, and the reconstruction is the only term, so that nothing that is measured is drawn at random.
/// </summary>
internal sealed class ContrastiveCoding : ObjectiveModule
{
    private readonly NtXentOptions options;
    private readonly ViewFactory views;
    private readonly bool labelsPoints;
    private readonly LatentHead head;
    private readonly ProjectionHead projection;

    public ContrastiveCoding(NtXentOptions options, ObjectiveContext context)
        : base("nt-xent")
    {
        this.options = options;
        views = ViewFactory.For(context.Data.Input, options)
            ?? throw new ArgumentException($"There are no views of a {context.Data.Input.Kind}.", nameof(context));
        labelsPoints = context.Data.Output is PointLabelsShape;
        head = new LatentHead(context.FeatureWidth, context.LatentDimension, variational: false);
        projection = new ProjectionHead(context.LatentDimension, options.Projection);
        RegisterComponents();
    }

    public override Batch Prepare(Batch batch)
    {
        if (!training)
        {
            return batch;
        }
        View first = views.Make(batch.Input), second = views.Make(batch.Input);
        return new Batch
        {
            Input = torch.cat([first.Input, second.Input]),
            Target = torch.cat([TargetOf(first, batch), TargetOf(second, batch)]),
            Labels = batch.Labels is null ? null : torch.cat([batch.Labels, batch.Labels]),
            Indices = torch.cat([batch.Indices, batch.Indices]),
        };
    }

    public override LatentBatch Embed(torch.Tensor features)
    {
        LatentPosterior latents = head.call(features);
        return latents.ToLatentBatch(options.Decoder == DecoderTraining.Detached ? latents.Latent.detach() : null);
    }

    public override LossTerms Loss(LatentBatch embedding, torch.Tensor output, Batch batch, ReconstructionLoss reconstruction)
    {
        var difference = new LossTerm("reconstruction", reconstruction.Mean(output, batch.Target));
        return training
            ? new(difference, new LossTerm("nt-xent", NtXent.Loss(projection.call(embedding.Latent), options.Temperature), options.Weight))
            : new(difference);
    }

    // The decoder is to give back the sample, whatever was done to the view; but labels of points follow their points.
    private torch.Tensor TargetOf(View view, Batch batch) =>
        labelsPoints && view.Points is { } points ? batch.Target.gather(1, points) : batch.Target;
}

/// <summary>The layers between the latent and what is compared; without any the latent itself is compared.</summary>
internal sealed class ProjectionHead : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private readonly Sequential layers;

    public ProjectionHead(long latentDimension, IReadOnlyList<int> widths)
        : base(nameof(ProjectionHead))
    {
        layers = torch.nn.Sequential();
        long width = latentDimension;
        foreach (int next in widths)
        {
            if (layers.Count > 0)
            {
                layers.append(torch.nn.ReLU());
            }
            layers.append(torch.nn.Linear(width, next));
            width = next;
        }
        RegisterComponents();
    }

    public override torch.Tensor forward(torch.Tensor latents) => layers.Count == 0 ? latents.alias() : layers.call(latents);
}

/// <summary>
/// The normalized, temperature-scaled cross-entropy (Chen et al., 2020): for a view i with the partner j,
/// −log( exp(cos(i, j)/τ) / Σ_{k≠i} exp(cos(i, k)/τ) ), averaged over all views.
/// </summary>
internal static class NtXent
{
    /// <summary>The loss; 0 for a single pair, where there is nothing to tell the partner from.</summary>
    /// <param name="projections">First views, then second views in the same order, [2 · samples, width].</param>
    /// <param name="temperature">τ.</param>
    /// <returns>Nats per view, a scalar.</returns>
    /// <exception cref="ArgumentException">The number of views is odd.</exception>
    public static torch.Tensor Loss(torch.Tensor projections, double temperature)
    {
        long views = projections.shape[0];
        if (views % 2 != 0)
        {
            throw new ArgumentException($"{views} views are no pairs.", nameof(projections));
        }
        torch.Tensor directions = torch.nn.functional.normalize(projections, p: 2, dim: 1);
        torch.Tensor cosines = directions.matmul(directions.t()); // [views, views]
        torch.Tensor self = torch.eye(views, views, torch.@bool, projections.device);
        torch.Tensor logits = (cosines / temperature).masked_fill(self, double.NegativeInfinity);
        torch.Tensor partner = torch.arange(views, torch.int64, projections.device).roll(views / 2);
        return torch.nn.functional.cross_entropy(logits, partner);
    }
}
