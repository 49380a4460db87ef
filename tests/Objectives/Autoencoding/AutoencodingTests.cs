using NebulaBench.Datasets;
using NebulaBench.Randomness;
using NebulaBench.Testing;
using NebulaBench.Toolkit.Objectives;
using NebulaBench.Toolkit.Reconstructions;
using TorchSharp;

namespace NebulaBench.Objectives.Autoencoding.Tests;

public sealed class AutoencodingTests
{
    private static readonly GaussianReconstruction Reconstruction = new(new GaussianReconstructionOptions());

    [Test]
    public void Autoencoder_Loss_IsTheReconstructionAlone()
    {
        using ObjectiveModule module = new AutoencoderObjective().Build(Context());
        (LatentBatch latents, LossTerms terms, torch.Tensor output, Batch batch) = Step(module);

        Assert.That(terms.Terms.Select(term => term.Name), Is.EqualTo(new[] { "reconstruction" }));
        TensorAssert.Close(terms.Total(), Reconstruction.Mean(output, batch.Target).ToDouble(), 1e-6);
        Assert.That(latents.LogVariance, Is.Null);
    }

    [Test]
    public void Untrained_Module_IsNotToBeTrained()
    {
        using ObjectiveModule untrained = new UntrainedObjective().Build(Context()), trained = new AutoencoderObjective().Build(Context());

        Assert.That((untrained.IsTrained, trained.IsTrained), Is.EqualTo((false, true)));
    }

    [Test]
    public void Vae_Loss_IsReconstructionPlusBetaTimesDivergence()
    {
        var options = new VariationalAutoencoderOptions { Beta = 4 };
        using ObjectiveModule module = new VariationalAutoencoderObjective(options).Build(Context());
        (LatentBatch latents, LossTerms terms, torch.Tensor output, Batch batch) = Step(module);

        double kl = KlDivergence.FromStandardNormal(latents.Mean, latents.LogVariance!).ToDouble();
        TensorAssert.Close(terms.Total(), Reconstruction.Mean(output, batch.Target).ToDouble() + (4 * kl), 1e-6);
    }

    [Test]
    public void Vae_WarmUp_RaisesBetaToItsFullValue()
    {
        var options = new VariationalAutoencoderOptions { Beta = 2, WarmUp = WarmUpShape.Linear, WarmUpEpochs = 4 };
        using ObjectiveModule module = new VariationalAutoencoderObjective(options).Build(Context());

        double WeightAt(long step)
        {
            module.BeforeStep(new ObjectiveBench.View(torch.zeros(1, 2), (int)(step / 10), step, 10));
            return Step(module).Terms.Terms.Single(term => term.Name == "kl").Weight;
        }

        Assert.That(new[] { WeightAt(0), WeightAt(20), WeightAt(40), WeightAt(70) }, Is.EqualTo(new[] { 0.0, 1.0, 2.0, 2.0 }).Within(1e-12));
    }

    [Test]
    public void Vae_Evaluation_UsesTheMean()
    {
        using ObjectiveModule module = new VariationalAutoencoderObjective(new VariationalAutoencoderOptions()).Build(Context());
        module.eval();

        LatentBatch latents = module.Embed(torch.randn(5, 4));

        Assert.That(latents.Latent.eq(latents.Mean).all().ToBoolean(), Is.True);
    }

    [Test]
    public void Vae_Training_SamplesAroundTheMean()
    {
        torch.manual_seed(0);
        using ObjectiveModule module = new VariationalAutoencoderObjective(new VariationalAutoencoderOptions()).Build(Context());

        LatentBatch latents = module.Embed(torch.randn(4000, 4));
        torch.Tensor noise = (latents.Latent - latents.Mean) / (0.5 * latents.LogVariance!).exp();

        Assert.That(noise.mean().ToDouble(), Is.Zero.Within(0.05));
        Assert.That(noise.std().ToDouble(), Is.EqualTo(1).Within(0.05));
    }

    private static ObjectiveContext Context() => new()
    {
        FeatureWidth = 4,
        Encode = input => input,
        LatentDimension = 2,
        Data = new DatasetInfo { Input = new VectorShape(3), Output = new VectorShape(3), DefaultReconstruction = Reconstruction },
        TrainingSamples = 100,
        Seeds = new SeedStream(0),
    };

    private static (LatentBatch Latents, LossTerms Terms, torch.Tensor Output, Batch Batch) Step(ObjectiveModule module)
    {
        torch.manual_seed(1);
        torch.Tensor target = torch.randn(8, 3);
        var batch = new Batch { Input = target, Target = target, Indices = torch.arange(8) };
        LatentBatch latents = module.Embed(torch.randn(8, 4));
        torch.Tensor output = torch.randn(8, 3);
        return (latents, module.Loss(latents, output, batch, Reconstruction), output, batch);
    }
}
