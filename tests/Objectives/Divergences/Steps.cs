using NebulaBench.Datasets;
using NebulaBench.Randomness;
using NebulaBench.Toolkit.Reconstructions;
using TorchSharp;

namespace NebulaBench.Objectives.Divergences.Tests;

/// <summary>Builds objectives for features of width 4, and takes a step's loss.</summary>
internal static class Steps
{
    public static GaussianReconstruction Reconstruction { get; } = new(new GaussianReconstructionOptions());

    public static ObjectiveModule Build(IObjective objective, long latentDimension = 2, long trainingSamples = 100)
    {
        torch.manual_seed(2);
        return objective.Build(new ObjectiveContext
        {
            FeatureWidth = 4,
            Encode = input => input,
            LatentDimension = latentDimension,
            Data = new DatasetInfo { Input = new VectorShape(3), Output = new VectorShape(3), DefaultReconstruction = Reconstruction },
            TrainingSamples = trainingSamples,
            Seeds = new SeedStream(0),
        });
    }

    public static (LatentBatch Latents, LossTerms Terms, double Reconstruction) Take(ObjectiveModule module, long batchSize = 8)
    {
        torch.manual_seed(1);
        torch.Tensor target = torch.randn(batchSize, 3), output = torch.randn(batchSize, 3);
        var batch = new Batch { Input = target, Target = target, Indices = torch.arange(batchSize) };
        LatentBatch latents = module.Embed(torch.randn(batchSize, 4));
        LossTerms terms = module.Loss(latents, output, batch, Reconstruction);
        return (latents, terms, Reconstruction.Mean(output, target).ToDouble());
    }

    public static LossTerm Term(this LossTerms terms, string name) => terms.Terms.Single(term => term.Name == name);
}
