using System.ComponentModel.DataAnnotations;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Objectives.Divergences.Tests;

/// <summary>What is true of every objective of this plugin.</summary>
public sealed class EveryObjectiveTests
{
    private static IEnumerable<TestCaseData> Objectives()
    {
        yield return Case("beta-vae", new BetaVaeObjective(new()), "reconstruction kl");
        yield return Case("beta-vae with capacity", new BetaVaeObjective(new() { Capacity = 5 }), "reconstruction kl capacity-distance");
        yield return Case("info-vae", new InfoVaeObjective(new()), "reconstruction kl mmd");
        yield return Case("info-vae, rbf", new InfoVaeObjective(new() { Kernel = DiscrepancyKernel.RadialBasis }), "reconstruction kl mmd");
        yield return Case("wae", new WaeObjective(new()), "reconstruction mmd");
        yield return Case(
            "beta-tc-vae", new BetaTcVaeObjective(new()), "reconstruction mutual-information total-correlation dimension-wise-kl");
        yield return Case(
            "beta-tc-vae, stratified", new BetaTcVaeObjective(new() { Estimator = CorrelationEstimator.Stratified }),
            "reconstruction mutual-information total-correlation dimension-wise-kl");
        yield return Case("dip-vae-i", new DipVaeObjective(new() { Type = DipVaeType.Means }),
            "reconstruction kl covariance-off-diagonal covariance-diagonal");
        yield return Case("dip-vae-ii", new DipVaeObjective(new()), "reconstruction kl covariance-off-diagonal covariance-diagonal");
    }

    [TestCaseSource(nameof(Objectives))]
    public void Loss_WhileTraining_HasItsTermsAndTheirGradients(IObjective objective, string names)
    {
        using ObjectiveModule module = Steps.Build(objective);

        (_, LossTerms terms, _) = Steps.Take(module);
        terms.Total().backward();

        Assert.That(string.Join(' ', terms.Terms.Select(term => term.Name)), Is.EqualTo(names));
        Assert.That(module.named_parameters().Select(named => named.name), Has.Some.StartsWith("head."));
        AssertFiniteGradients(module);
    }

    [TestCaseSource(nameof(Objectives))]
    public void Loss_BatchOfOneAndSingleDimension_IsFiniteWithFiniteGradients(IObjective objective, string names)
    {
        foreach ((long batchSize, long latentDimension) in new[] { (1L, 2L), (8L, 1L), (1L, 1L), (2L, 2L) })
        {
            using ObjectiveModule module = Steps.Build(objective, latentDimension);

            (_, LossTerms terms, _) = Steps.Take(module, batchSize);
            terms.Total().backward();

            Assert.That(double.IsFinite(terms.Total().ToDouble()), Is.True, $"batch {batchSize}, {latentDimension} dimensions: {names}");
            AssertFiniteGradients(module);
        }
    }

    [TestCaseSource(nameof(Objectives))]
    public void Embed_Evaluation_DrawsNothing(IObjective objective, string names)
    {
        using ObjectiveModule module = Steps.Build(objective);
        module.eval();
        using torch.Tensor features = torch.randn(5, 4);
        torch.manual_seed(7);
        using torch.Tensor expected = torch.randn(3);

        torch.manual_seed(7);
        LatentBatch latents = module.Embed(features);
        using torch.Tensor drawn = torch.randn(3);

        Assert.That(latents.Latent.eq(latents.Mean).all().ToBoolean(), Is.True, names);
        Assert.That(drawn.eq(expected).all().ToBoolean(), Is.True, "the generator stands where it stood");
    }

    private static IEnumerable<TestCaseData> IncompatiblePairs()
    {
        yield return new TestCaseData(new BetaVaeOptions { Beta = -1 }).Returns("The field Beta must be between 0 and 1000000.");
        yield return new TestCaseData(new BetaVaeOptions { Capacity = -1 }).Returns("The field Capacity must be between 0 and 1000000.");
        yield return new TestCaseData(new InfoVaeOptions { Alpha = 1.4 }).Returns("The field Alpha must be between 0 and 1.");
        yield return new TestCaseData(new InfoVaeOptions { Alpha = 0.2, Lambda = 0.5 })
            .Returns("alpha + lambda − 1 weighs the discrepancy and must not be below 0.");
        yield return new TestCaseData(new WaeOptions { PriorStd = 0 }).Returns("The field PriorStd must be between 1E-06 and 1000000.");
        yield return new TestCaseData(new BetaTcVaeOptions { Beta = -1 }).Returns("The field Beta must be between 0 and 1000000.");
        yield return new TestCaseData(new DipVaeOptions { DiagonalWeight = -1 })
            .Returns("The field DiagonalWeight must be between 0 and 1000000.");
    }

    [TestCaseSource(nameof(IncompatiblePairs))]
    [SetCulture("en-US")]
    public string? Options_OutOfRange_AreRefused(object options)
    {
        List<ValidationResult> results = [];
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        return results.Single().ErrorMessage;
    }

    [Test]
    public void Options_Defaults_AreValid([Values(
        typeof(BetaVaeOptions), typeof(InfoVaeOptions), typeof(WaeOptions), typeof(BetaTcVaeOptions), typeof(DipVaeOptions))] Type type)
    {
        object options = Activator.CreateInstance(type)!;

        Assert.That(Validator.TryValidateObject(options, new ValidationContext(options), null, validateAllProperties: true), Is.True);
    }

    private static TestCaseData Case(string name, IObjective objective, string names) => new TestCaseData(objective, names).SetArgDisplayNames(name);

    private static void AssertFiniteGradients(ObjectiveModule module)
    {
        foreach ((string name, Parameter parameter) in module.named_parameters())
        {
            Assert.That(parameter.grad is not null && parameter.grad.isfinite().all().ToBoolean(), Is.True, name);
        }
    }
}
