using NebulaBench.Testing;
using TorchSharp;

namespace NebulaBench.Objectives.Clustering.Tests;

public sealed class RobbinsMonroTests
{
    [Test]
    public void Update_GoldenCase_HasCentersAndCounts()
    {
        GoldenObjectives golden = GoldenObjectives.Case("robbins_monro_kmeans");
        double[] centers = Numbers(golden.Tensor("initial_centers")), counts = new double[3];
        torch.Tensor batches = golden.Tensor("batches");

        for (long batch = 0; batch < batches.shape[0]; batch++)
        {
            RobbinsMonro.Update(centers, counts, Numbers(batches[batch]));
        }

        TensorAssert.Close(torch.tensor(centers).view(3, -1), golden.Tensor("centers"));
        TensorAssert.Close(torch.tensor(counts), golden.Tensor("counts"));
    }

    private static double[] Numbers(torch.Tensor tensor) => tensor.contiguous().data<double>().ToArray();
}
