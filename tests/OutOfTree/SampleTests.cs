using NebulaBench.Testing;

namespace NebulaBench.OutOfTree.Tests;

/// <summary>The samples, built as other people build theirs; that a tutorial's code is the compiled code is in tests/Structure.</summary>
[Platform("Linux")]
internal sealed class SampleTests
{
    private static IEnumerable<string> Samples =>
        Directory.GetDirectories(Path.Combine(RepositoryRoot.Find(), "samples"))
            .Where(folder => File.Exists(Path.Combine(folder, "experiment.yaml"))).Select(folder => Path.GetFileName(folder)!);

    [TestCaseSource(nameof(Samples))]
    public void Sample_OutOfTree_BecomesAComparisonByItsTutorial(string sample)
    {
        string project = Outsider.Copy($"samples/{sample}");

        Outsider.FollowReadme(project);

        Assert.That(Directory.GetFiles(Path.Combine(project, "runs"), "report.md", SearchOption.AllDirectories), Has.Length.EqualTo(1));
    }

    [Test]
    public void MetricsOnly_OutOfTree_ComputesMetricsWithoutATensorLibrary()
    {
        string project = Outsider.Copy("samples/MetricsOnly");

        string output = Outsider.Run(project, "dotnet run -c Release");

        Assert.That(output, Does.EndWith(File.ReadAllText(Path.Combine(project, "expected.txt"))));
        FileInfo[] built = new DirectoryInfo(Path.Combine(project, "bin", "Release", "net10.0")).GetFiles("*", SearchOption.AllDirectories);
        Assert.That(built.Sum(file => file.Length), Is.LessThan(10 << 20));
        Assert.That(built.Select(file => file.Name), Has.None.Contains("torch").IgnoreCase);
    }
}
