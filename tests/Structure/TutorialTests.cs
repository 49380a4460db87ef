using NebulaBench.Testing;

namespace NebulaBench.Structure.Tests;

/// <summary>A tutorial shows code that is compiled: its commands are run by tests/OutOfTree, everything else stands in the sample's files.</summary>
public sealed class TutorialTests
{
    private static IEnumerable<string> Tutorials => Repository.Files("README.md", "samples").Where(path => path.Count(letter => letter == '/') == 2);

    [Test]
    public void Tutorials_OfTheSamples_AreThree() => Assert.That(Tutorials.Count(), Is.EqualTo(3));

    [TestCaseSource(nameof(Tutorials))]
    public void CodeBlock_OfATutorial_StandsInAFileOfItsSample(string tutorial)
    {
        string folder = Path.GetDirectoryName(tutorial)!;
        string[] files = [.. Repository.Files("*", folder).Where(path => path != tutorial).Select(Repository.Text)];
        FencedBlock[] blocks = [.. FencedBlock.In(Path.Combine(Repository.Root, tutorial)).Where(block => block.Language != "bash")];

        Assert.That(blocks, Is.Not.Empty);
        Assert.That(blocks.Where(block => !files.Any(text => text.Contains(block.Text, StringComparison.Ordinal))), Is.Empty);
    }
}
