using NebulaBench.Host.Measuring;

namespace NebulaBench.Host.Tests.Evaluation;

public sealed class MemoryBudgetTests
{
    // What is left beyond 352 MiB and 64 matrices: a third for 12 copies of 8 bytes a number, the rest for 9 copies of a latent and its logarithms of variances.
    [TestCase(2_048, 32, 20_000, 257_213)]
    [TestCase(2_048, 512, 11_150, 14_866)]
    [TestCase(1_024, 32, 20_000, 101_869)]
    // The matrices alone would take 8 GiB.
    [TestCase(1_024, 4_096, 91, 121)]
    [TestCase(1_000_000, 2, 20_000, int.MaxValue)]
    public void Budget_MemoryAndWidth_HoldsSoManyLatents(int mebibytes, int dimension, int training, int measured)
    {
        var budget = new MemoryBudget(mebibytes, dimension);

        Assert.That((budget.TrainingLatents, budget.MeasuredSamples), Is.EqualTo((training, measured)));
    }
}
