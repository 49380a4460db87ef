using NebulaBench.Testing;
using TorchSharp;

namespace NebulaBench.Objectives.Clustering.Tests;

public sealed class OnlineKMeansTests
{
    [Test]
    public void AfterStep_LatentsInClusters_MovesCentersToTheMeansOfThemAndWhereTheyStarted()
    {
        using ObjectiveModule module = ObjectiveBench.Build(new OnlineKMeansObjective(new OnlineKMeansOptions()));
        torch.Tensor latents = ObjectiveBench.ThreeClusters();
        module.BeforeEpoch(new ObjectiveBench.View(latents));
        torch.Tensor drawn = module.Prototypes!.clone();
        using (torch.no_grad())
        {
            module.AfterStep(new LatentBatch { Latent = latents, Mean = latents, Code = latents });
        }

        torch.Tensor assigned = module.Assign(latents)!;

        for (int cluster = 0; cluster < 3; cluster++)
        {
            torch.Tensor own = latents.index_select(0, torch.arange(cluster, 30, 3));
            long center = assigned[cluster].ToInt64();
            TensorAssert.Close(module.Prototypes![center], torch.cat([own, drawn[center].unsqueeze(0)]).mean([0L]), 1e-5);
        }
        Assert.That(module.EpochDiagnostics()["centers-in-use"], Is.EqualTo(3));
    }

    [Test]
    public void Loss_Centers_HaveNoPart()
    {
        using ObjectiveModule module = ObjectiveBench.Build(new OnlineKMeansObjective(new OnlineKMeansOptions()));

        Assert.That(ObjectiveBench.Step(module).Terms.Terms.Select(term => term.Name), Is.EqualTo(new[] { "reconstruction" }));
    }
}
