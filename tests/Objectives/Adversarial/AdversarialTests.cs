using System.ComponentModel.DataAnnotations;
using NebulaBench.Datasets;
using NebulaBench.Randomness;
using NebulaBench.Testing;
using NebulaBench.Toolkit.Reconstructions;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Objectives.Adversarial.Tests;

public sealed class AdversarialTests
{
    private static readonly GaussianReconstruction Reconstruction = new(new GaussianReconstructionOptions());

    [Test]
    public void Loss_FreshDiscriminator_IsReconstructionPlusWeightedSurprise()
    {
        using ObjectiveModule module = Build(new AdversarialOptions { Weight = 3 });
        (LatentBatch latents, LossTerms terms, Batch batch, torch.Tensor output) = Step(module);

        double[] probabilities = Probabilities(module, latents.Latent);
        double surprise = probabilities.Average(probability => -Math.Log(probability));
        Assert.That(terms.Terms.Select(term => term.Name), Is.EqualTo(new[] { "reconstruction", "adversarial" }));
        TensorAssert.Close(terms.Total(), Reconstruction.Mean(output, batch.Target).ToDouble() + (3 * surprise), 1e-5);
    }

    [Test]
    public void AdversaryLoss_DetachedLatents_IsTheCrossEntropyOfBothHalves()
    {
        using ObjectiveModule module = Build(new AdversarialOptions());
        (LatentBatch latents, _, Batch batch, _) = Step(module);

        torch.manual_seed(5);
        LossTerms terms = module.Adversary!.Loss(latents, batch);
        terms.Total().backward();

        torch.manual_seed(5);
        double ofPrior = Probabilities(module, torch.randn(8, 2)).Average(probability => -Math.Log(probability));
        double ofLatents = Probabilities(module, latents.Latent).Average(probability => -Math.Log(1 - probability));
        TensorAssert.Close(terms.Terms.Single(term => term.Name == "discriminator").Value, (ofPrior + ofLatents) / 2, 1e-6);
        HashSet<Parameter> own = [.. module.Adversary.parameters()];
        foreach ((string name, Parameter parameter) in module.named_parameters())
        {
            Assert.That(parameter.grad is not null, Is.EqualTo(own.Contains(parameter)), name);
        }
    }

    [Test]
    public void Loss_Gradient_PushesLatentsToWhereTheDiscriminatorSeesThePrior()
    {
        using ObjectiveModule module = Build(new AdversarialOptions());
        (LatentBatch latents, LossTerms terms, _, _) = Step(module);
        latents.Latent.retain_grad();

        terms.Terms.Single(term => term.Name == "adversarial").Value.backward();
        using torch.Tensor moved = latents.Latent.detach() - (0.1 * latents.Latent.grad!);

        Assert.That(Probabilities(module, moved).Average(), Is.GreaterThan(Probabilities(module, latents.Latent).Average()));
    }

    [Test]
    public void Adversary_TrainedOnShiftedLatents_LearnsToTellThem()
    {
        using ObjectiveModule module = Build(new AdversarialOptions { Widths = [16] });
        using var optimizer = torch.optim.Adam(module.Adversary!.parameters(), 0.02);
        for (int step = 0; step < 150; step++)
        {
            using var scope = torch.NewDisposeScope();
            torch.Tensor shifted = torch.randn(64, 2) + 3;
            optimizer.zero_grad();
            module.Adversary!.Loss(Embedding(shifted), Batch(64)).Total().backward();
            optimizer.step();
            if (step == 100)
            {
                Assert.That(module.EpochDiagnostics()["discriminator-accuracy"], Is.InRange(0.5, 1));
            }
        }

        Assert.That(module.EpochDiagnostics()["discriminator-accuracy"], Is.GreaterThan(0.9));
        Assert.That(module.EpochDiagnostics(), Is.Empty, "nothing was judged since");
    }

    [Test]
    public void Module_Discriminator_IsOneOfItsComponentsWithItsOwnRate()
    {
        using ObjectiveModule module = Build(new AdversarialOptions { LearningRate = 0.5, Widths = [7, 5, 3] });

        long[] widths = [.. module.Adversary!.parameters().Where(parameter => parameter.dim() == 2).Select(parameter => parameter.shape[0])];
        Assert.That(module.Adversary.LearningRate, Is.EqualTo(0.5));
        Assert.That(widths, Is.EqualTo(new[] { 7, 5, 3, 1 }));
        Assert.That(module.named_parameters().Select(named => named.name), Has.Some.StartsWith("discriminator."));
        Assert.That(Build(new AdversarialOptions()).Adversary!.LearningRate, Is.Null);
    }

    [TestCase(1, 2)]
    [TestCase(8, 1)]
    [TestCase(1, 1)]
    public void Loss_BatchOfOneOrSingleDimension_IsFinite(int batchSize, int latentDimension)
    {
        using ObjectiveModule module = Build(new AdversarialOptions(), latentDimension);
        (LatentBatch latents, LossTerms terms, Batch batch, _) = Step(module, batchSize);

        terms.Total().backward();
        module.Adversary!.Loss(latents.Detached(), batch).Total().backward();

        foreach ((string name, Parameter parameter) in module.named_parameters())
        {
            Assert.That(parameter.grad!.isfinite().all().ToBoolean(), Is.True, name);
        }
    }

    [Test]
    public void Loss_LatentsFarFromAll_StaysFinite()
    {
        using ObjectiveModule module = Build(new AdversarialOptions());
        using torch.Tensor far = torch.full([4, 2], 1e6f).requires_grad_();

        double total = module.Loss(Embedding(far), torch.zeros(4, 3), Batch(4), Reconstruction).Total().ToDouble()
            + module.Adversary!.Loss(Embedding(far), Batch(4)).Total().ToDouble();

        Assert.That(double.IsFinite(total), Is.True);
    }

    [Test]
    public void Evaluation_EmbedAndLoss_DrawNothing()
    {
        using ObjectiveModule module = Build(new AdversarialOptions());
        module.eval();
        torch.manual_seed(7);
        using torch.Tensor expected = torch.randn(3);
        using torch.Tensor features = torch.ones(4, 4);

        torch.manual_seed(7);
        module.Loss(module.Embed(features), torch.zeros(4, 3), Batch(4), Reconstruction).Total();
        using torch.Tensor drawn = torch.randn(3);

        Assert.That(drawn.eq(expected).all().ToBoolean(), Is.True);
    }

    [Test]
    [SetCulture("en-US")]
    public void Options_OutOfRange_AreRefused()
    {
        Assert.That(Problems(new AdversarialOptions()), Is.Empty);
        Assert.That(Problems(new AdversarialOptions { Weight = -1 }), Is.EqualTo(new[] { "The field Weight must be between 0 and 1000000." }));
        Assert.That(
            Problems(new AdversarialOptions { LearningRate = -1 }), Is.EqualTo(new[] { "The field LearningRate must be between 0 and 1000000." }));
    }

    private static IReadOnlyList<string?> Problems(AdversarialOptions options)
    {
        // The range of a list's entries is the host's to check.
        List<ValidationResult> results = [];
        foreach (string name in new[] { nameof(options.Weight), nameof(options.LearningRate) })
        {
            object? value = typeof(AdversarialOptions).GetProperty(name)!.GetValue(options);
            Validator.TryValidateProperty(value, new ValidationContext(options) { MemberName = name }, results);
        }
        return [.. results.Select(result => result.ErrorMessage)];
    }

    // D(z) by hand, from the discriminator's weights.
    private static double[] Probabilities(ObjectiveModule module, torch.Tensor latents)
    {
        using var scope = torch.NewDisposeScope();
        Parameter[] weights = [.. module.Adversary!.parameters()];
        torch.Tensor at = latents.detach();
        for (int layer = 0; layer < weights.Length; layer += 2)
        {
            at = at.matmul(weights[layer].t()) + weights[layer + 1];
            at = layer + 2 < weights.Length ? at.clamp_min(0) : at.sigmoid();
        }
        return [.. at.detach().data<float>().ToArray().Select(value => (double)value)];
    }

    private static ObjectiveModule Build(AdversarialOptions options, long latentDimension = 2)
    {
        torch.manual_seed(2);
        return new AdversarialObjective(options).Build(new ObjectiveContext
        {
            FeatureWidth = 4,
            Encode = input => input,
            LatentDimension = latentDimension,
            Data = new DatasetInfo { Input = new VectorShape(3), Output = new VectorShape(3), DefaultReconstruction = Reconstruction },
            TrainingSamples = 100,
            Seeds = new SeedStream(0),
        });
    }

    private static LatentBatch Embedding(torch.Tensor latents) => new() { Latent = latents, Code = latents, Mean = latents };

    private static Batch Batch(long size)
    {
        torch.Tensor target = torch.zeros(size, 3);
        return new() { Input = target, Target = target, Indices = torch.arange(size) };
    }

    private static (LatentBatch Latents, LossTerms Terms, Batch Batch, torch.Tensor Output) Step(ObjectiveModule module, long batchSize = 8)
    {
        torch.manual_seed(1);
        LatentBatch latents = module.Embed(torch.randn(batchSize, 4));
        torch.Tensor output = torch.randn(batchSize, 3);
        return (latents, module.Loss(latents, output, Batch(batchSize), Reconstruction), Batch(batchSize), output);
    }
}
