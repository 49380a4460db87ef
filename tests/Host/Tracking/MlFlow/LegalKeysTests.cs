using NebulaBench.Host.Tracking.MlFlow;

namespace NebulaBench.Host.Tests.Tracking.MlFlow;

public sealed class LegalKeysTests
{
    [TestCase("training/total", "training/total")]
    [TestCase("training.optimizer.learning_rate", "training.optimizer.learning_rate")]
    [TestCase("knn (k=5), μ*", "knn _k_5__ __")]
    [TestCase("a:b\\c", "a_b_c")]
    [TestCase("/a//b/", "_/a/_/b/_")]
    [TestCase("../../etc", "_/_/etc")]
    [TestCase("", "_")]
    [TestCase(" a / b ", "a/b")]
    public void Of_OneKey_BecomesTheNameOfAFile(string key, string legal) => Assert.That(LegalKeys.For([key])[key], Is.EqualTo(legal));

    [Test]
    public void Of_KeysThatBecomeEqual_AreKeptApart() => Assert.That(
        LegalKeys.For(["a*b", "a?b", "A_B", "a_b_2"]).Values, Is.EqualTo(new[] { "a_b", "a_b_2", "A_B_3", "a_b_2_2" }));

    [Test]
    public void Of_KeyThatBeginsAnother_LeavesTheFolderItsName() => Assert.That(
        LegalKeys.For(["kl", "kl/first", "kl/first/x"]).Values, Is.EqualTo(new[] { "kl_2", "kl/first_2", "kl/first/x" }));

    [Test]
    public void Of_LongKeys_AreCutAndKeptApart()
    {
        string[] keys = [new string('x', 300) + "a", new string('x', 300) + "b"];

        string[] legal = [.. LegalKeys.For(keys).Values];

        Assert.That(legal, Is.Unique);
        Assert.That(legal.Select(key => key.Length), Is.All.LessThanOrEqualTo(250));
    }
}
