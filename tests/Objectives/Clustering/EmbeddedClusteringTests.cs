using NebulaBench.Datasets;
using NebulaBench.Testing;
using TorchSharp;

namespace NebulaBench.Objectives.Clustering.Tests;

public sealed class EmbeddedClusteringTests
{
    [Test]
    public void Dec_Reconstruction_DoesNotShapeTheLatents()
    {
        Assert.That(GradientOfHeadByReconstruction(new DecObjective(new DecOptions())), Is.False);
        Assert.That(GradientOfHeadByReconstruction(new IdecObjective(new IdecOptions())), Is.True);
    }

    [Test]
    public void BeforeEpoch_ThreeClusters_PutsACenterOnEach()
    {
        using ObjectiveModule module = ObjectiveBench.Build(new IdecObjective(new IdecOptions()));
        torch.Tensor latents = ObjectiveBench.ThreeClusters();

        module.BeforeEpoch(new ObjectiveBench.View(latents));

        long[] assigned = module.Assign(latents)!.data<long>().ToArray();
        Assert.That(assigned.Take(3).Distinct().Count(), Is.EqualTo(3));
        Assert.That(assigned, Is.EqualTo(Enumerable.Range(0, 30).Select(i => assigned[i % 3])));
    }

    [Test]
    public void Loss_TrainingBatch_TakesItsRowsOfTheTargetOfTheWholeSet()
    {
        using ObjectiveModule module = ObjectiveBench.Build(new DecObjective(new DecOptions()));
        torch.Tensor latents = torch.randn(30, 2);
        module.BeforeEpoch(new ObjectiveBench.View(latents));
        torch.Tensor target = SoftAssignment.Target(SoftAssignment.Log(latents, module.Prototypes!).exp());
        torch.Tensor indices = torch.tensor([17L, 3, 29]);
        torch.Tensor some = latents.index_select(0, indices);

        LossTerms terms = module.Loss(
            new LatentBatch { Latent = some, Mean = some, Code = some }, torch.zeros(3, 3),
            new Batch { Input = some, Target = torch.zeros(3, 3), Indices = indices }, ObjectiveBench.Reconstruction);

        torch.Tensor expected = SoftAssignment.Divergence(
            target.index_select(0, indices), SoftAssignment.Log(some, module.Prototypes!));
        TensorAssert.Close(terms.Terms.Single(term => term.Name == "clustering").Value, expected.ToDouble(), 1e-6);
    }

    [Test]
    public void EpochDiagnostics_UnchangedLatents_HaveNoChangedAssignment()
    {
        using ObjectiveModule module = ObjectiveBench.Build(new DecObjective(new DecOptions()));
        torch.Tensor latents = ObjectiveBench.ThreeClusters();
        module.BeforeEpoch(new ObjectiveBench.View(latents));
        Assert.That(module.EpochDiagnostics(), Does.Not.ContainKey("assignments-changed"));

        module.BeforeEpoch(new ObjectiveBench.View(latents, epoch: 1));

        Assert.That(module.EpochDiagnostics()["assignments-changed"], Is.Zero);
    }

    private static bool GradientOfHeadByReconstruction(IObjective objective)
    {
        using ObjectiveModule module = ObjectiveBench.Build(objective);
        torch.Tensor reconstruction = ObjectiveBench.Step(module).Terms.Terms[0].Value;
        if (reconstruction.requires_grad)
        {
            reconstruction.backward();
        }
        return module.parameters().Any(parameter => parameter.grad is not null);
    }
}
