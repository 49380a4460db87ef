using NebulaBench.Datasets;
using NebulaBench.Objectives.Contrastive.Losses;
using NebulaBench.Objectives.Contrastive.Views;
using NebulaBench.Toolkit.Objectives;
using TorchSharp;

namespace NebulaBench.Objectives.Contrastive;

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
