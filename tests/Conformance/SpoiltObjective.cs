using NebulaBench.Datasets;
using NebulaBench.Objectives;
using NebulaBench.Toolkit.Objectives;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Conformance.Tests;

/// <summary>What can be wrong with an objective.</summary>
internal enum ObjectiveFlaw
{
    None,
    RepeatsAName,
    ReturnsNoScalar,
    DividesByZero,
    SumsOverTheBatch,
    HasAnIdleParameter,
    FreezesItsPrototypes,
    AssignsOutOfRange,
    MeasuresItsPriorWrongly,
    DrawsInEvaluation,
    NeedsTwoSamples,
    IgnoresTheSeed,
    ForgetsItsState,
    KeepsLatents,
}

/// <summary>An objective with two prototypes, a state and one flaw.</summary>
internal sealed class SpoiltObjective(ObjectiveFlaw flaw) : IObjective
{
    public ObjectiveModule Build(ObjectiveContext context) => new Spoilt(flaw, context);

    private sealed class Spoilt : ObjectiveModule
    {
        private static int built;

        private readonly ObjectiveFlaw flaw;
        private readonly LatentHead head;
        private readonly Parameter prototypes;
        private readonly Parameter? idle;
        private readonly List<torch.Tensor> kept = [];
        private long steps;

        public Spoilt(ObjectiveFlaw flaw, ObjectiveContext context)
            : base(nameof(Spoilt))
        {
            this.flaw = flaw;
            head = new LatentHead(context.FeatureWidth, context.LatentDimension, variational: true);
            prototypes = new Parameter(torch.randn(2, context.LatentDimension), requires_grad: flaw != ObjectiveFlaw.FreezesItsPrototypes);
            idle = flaw == ObjectiveFlaw.HasAnIdleParameter ? new Parameter(torch.zeros(1)) : null;
            RegisterComponents();
            if (flaw == ObjectiveFlaw.IgnoresTheSeed)
            {
                using var noGradients = torch.no_grad();
                prototypes.fill_(built++);
            }
        }

        public override torch.Tensor Prototypes => prototypes;

        public override LatentBatch Embed(torch.Tensor features)
        {
            LatentBatch embedding = head.call(features).ToLatentBatch();
            return flaw == ObjectiveFlaw.DrawsInEvaluation
                ? embedding with { Latent = embedding.Latent + (torch.randn_like(embedding.Latent) * 1e-3) }
                : embedding;
        }

        public override torch.Tensor Assign(torch.Tensor latents) =>
            Distances(latents).argmin(1) + (flaw == ObjectiveFlaw.AssignsOutOfRange ? 1 : 0);

        public override torch.Tensor LogPrior(torch.Tensor latents) =>
            flaw == ObjectiveFlaw.MeasuresItsPriorWrongly ? base.LogPrior(latents).sum() : base.LogPrior(latents);

        public override LossTerms Loss(LatentBatch embedding, torch.Tensor output, Batch batch, ReconstructionLoss reconstruction)
        {
            if (flaw == ObjectiveFlaw.NeedsTwoSamples && batch.Size == 1)
                throw new ArgumentException("one is not enough");
            if (flaw == ObjectiveFlaw.KeepsLatents)
                kept.Add(embedding.Latent.detach().DetachFromDisposeScope());
            torch.Tensor each = Distances(embedding.Latent).amin([1L]);
            torch.Tensor pull = flaw switch
            {
                ObjectiveFlaw.ReturnsNoScalar => Distances(embedding.Latent).mean([0L]),
                ObjectiveFlaw.SumsOverTheBatch => each.sum(),
                ObjectiveFlaw.DividesByZero => (each / (batch.Input.flatten(1).abs().sum(1L) - batch.Input.flatten(1).abs().sum(1L)[0])).mean(),
                _ => Distances(embedding.Latent).mean(),
            };
            string name = flaw == ObjectiveFlaw.RepeatsAName ? "reconstruction" : "pull";
            return new LossTerms(
                new LossTerm("reconstruction", reconstruction.Mean(output, batch.Target)),
                new LossTerm("kl", KlDivergence.FromStandardNormal(embedding.Mean, embedding.LogVariance!)),
                new LossTerm(name, pull, 1 + steps));
        }

        public override void AfterStep(LatentBatch embedding) => steps++;

        public override IReadOnlyDictionary<string, torch.Tensor> TrainingState() => flaw == ObjectiveFlaw.ForgetsItsState
            ? base.TrainingState()
            : new Dictionary<string, torch.Tensor> { ["steps"] = torch.tensor(steps) };

        public override void RestoreTrainingState(IReadOnlyDictionary<string, torch.Tensor> state) =>
            steps = state.TryGetValue("steps", out torch.Tensor? taken) ? taken.ToInt64() : 0;

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                kept.ForEach(tensor => tensor.Dispose());
            base.Dispose(disposing);
        }

        private torch.Tensor Distances(torch.Tensor latents) => (latents.unsqueeze(1) - prototypes.unsqueeze(0)).pow(2).sum(2L); // [batch, prototypes]
    }
}
