using NebulaBench.Host.ConfigurationErrors;

namespace NebulaBench.Host.Tests.Configuration;

/// <summary>What is taken for a typing error.</summary>
public sealed class SuggestionTests
{
    private static readonly string[] Keys = ["ae", "vae", "beta1", "beta2", "batch_size", "learning_rate"];

    [TestCase("mnist", "mnist", 0)]
    [TestCase("minst", "mnist", 1)]
    [TestCase("mnst", "mnist", 1)]
    [TestCase("mnnist", "mnist", 1)]
    [TestCase("abc", "ca", 3)]
    [TestCase("", "abc", 3)]
    public void Between_Words_CountsEdits(string one, string other, int distance)
    {
        Assert.Multiple(() =>
        {
            Assert.That(EditDistance.Between(one, other), Is.EqualTo(distance));
            Assert.That(EditDistance.Between(other, one), Is.EqualTo(distance));
        });
    }

    [TestCase("va", "vae")]
    [TestCase("BatchSize", "batch_size")]
    [TestCase("batch-size", "batch_size")]
    [TestCase("learning", "learning_rate")]
    [TestCase("beta", "beta1,beta2")]
    [TestCase("nonsense", "")]
    [TestCase("xx", "")]
    public void Near_Word_NamesOnlyWhatIsLikely(string word, string expected) =>
        Assert.That(string.Join(',', Suggestion.Near(word, Keys)), Is.EqualTo(expected));
}
