using NebulaBench.Datasets;
using NebulaBench.Objectives;
using NebulaBench.Randomness;
using NebulaBench.Toolkit.Reconstructions;
using TorchSharp;

namespace NebulaBench.Testing;

/// <summary>What the tests of objectives put around a module: features of width 4, latents of width 2, targets of width 3, three classes.</summary>
public static class ObjectiveBench
{
    public const long Features = 4, Latent = 2;

    public static readonly GaussianReconstruction Reconstruction = new(new GaussianReconstructionOptions());

    /// <summary>Builds a module, always from the same seed.</summary>
    public static ObjectiveModule Build(IObjective objective, ObjectiveContext? context = null)
    {
        torch.manual_seed(2);
        return objective.Build(context ?? Context());
    }

    public static ObjectiveContext Context() => new()
    {
        FeatureWidth = Features,
        LatentDimension = Latent,
        Data = new DatasetInfo
        {
            Input = new VectorShape(Features),
            Output = new VectorShape(3),
            Classes = ["a", "b", "c"],
            DefaultReconstruction = Reconstruction,
        },
        TrainingSamples = 100,
        Seeds = new SeedStream(0),
        Encode = input => input,
    };

    /// <summary>Embeds a batch of random features and computes its loss; the output depends on the code.</summary>
    public static (LatentBatch Embedding, LossTerms Terms) Step(ObjectiveModule module, int batchSize = 8)
    {
        torch.manual_seed(1);
        torch.Tensor target = torch.randn(batchSize, 3);
        var batch = new Batch
        {
            Input = torch.randn(batchSize, Features),
            Target = target,
            Labels = torch.arange(batchSize).remainder(3),
            Indices = torch.arange(batchSize),
        };
        LatentBatch embedding = module.Embed(batch.Input);
        return (embedding, module.Loss(embedding, embedding.Code.sum() * torch.ones(batchSize, 3), batch, Reconstruction));
    }

    /// <summary>Latents in three well-separated clusters, [30, 2].</summary>
    public static torch.Tensor ThreeClusters()
    {
        torch.manual_seed(0);
        torch.Tensor centers = torch.tensor(new float[,] { { 10, 0 }, { -10, 0 }, { 0, 10 } });
        return centers.repeat(10, 1) + (0.1 * torch.randn(30, 2));
    }

    /// <summary>A training of ten epochs at a step of it, whose samples have given latents.</summary>
    public sealed class View(torch.Tensor latents, int epoch = 0, long? step = null, int stepsPerEpoch = 1) : ITrainingData
    {
        public TrainingProgress Progress { get; } = new(epoch, 10, step ?? (long)epoch * stepsPerEpoch, stepsPerEpoch);

        /// <summary>How often running statistics were taken anew.</summary>
        public int Refreshed { get; private set; }

        public torch.Device Device => torch.CPU;

        public torch.Tensor TrainingLatents(long atMost = long.MaxValue) => latents.clone();

        public torch.Tensor TrainingFeatures(long atMost = long.MaxValue) => torch.randn(latents.shape[0], Features);

        public torch.Tensor TrainingInputs(long atMost = long.MaxValue) => torch.randn(latents.shape[0], Features);

        public void RefreshRunningStatistics(long atMost = long.MaxValue) => Refreshed++;
    }
}
