using NebulaBench.Testing;

namespace NebulaBench.OutOfTree.Tests;

/// <summary>The samples, built as other people build theirs; that a tutorial's code is the compiled code is in tests/Structure.</summary>
[Platform("Linux")]
internal sealed class SampleTests
{
    private static IEnumerable<string> Samples =>
        Directory.GetDirectories(Path.Combine(RepositoryRoot.Find(), "samples")).Select(folder => Path.GetFileName(folder)!);

    [TestCaseSource(nameof(Samples))]
    public void Sample_OutOfTree_BecomesAComparisonByItsTutorial(string sample)
    {
        string project = Outsider.Copy($"samples/{sample}");

        Outsider.FollowReadme(project);

        Assert.That(Directory.GetFiles(Path.Combine(project, "runs"), "report.md", SearchOption.AllDirectories), Has.Length.EqualTo(1));
    }
}
