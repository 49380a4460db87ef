using System.Text.RegularExpressions;

namespace NebulaBench.Host.Tests.Remedies;

/// <summary>What an error says helps when it is done: the mistake is made, the remedy followed to the letter, and what was meant then works.</summary>
[NonParallelizable]
public sealed class RemedyTests
{
    private static IEnumerable<TestCaseData> Mistakes => All.Select((mistake, index) =>
        new TestCaseData(mistake).SetArgDisplayNames(mistake.Code, FormattableString.Invariant($"{index}"), mistake.Remedy.Length > 60 ? mistake.Remedy[..60] : mistake.Remedy));

    private static IReadOnlyList<Mistake> All { get; } = [.. ExperimentMistakes.All, .. ImageMistakes.All, .. ShapeMistakes.All, .. TextMistakes.All, .. CommandLineMistakes.All, .. FileMistakes.All, .. TrainingMistakes.All, .. PluginMistakes.All];

    [TestCaseSource(nameof(Mistakes))]
    public void Follow_Remedy_Helps(object mistake)
    {
        var (code, remedy, make, tryIt, follow) = (Mistake)mistake;
        using var bench = new Workbench();
        make(bench);

        Outcome failed = tryIt(bench);
        File.AppendAllText("/tmp/h-errors-out.txt", $"== {code}\n{failed.Code}\n{failed.Text}\n");
        Assert.That(failed.Text, Does.Contain(code).And.Contain(remedy.TrimEnd('.')));
        Assert.That(failed.Code, Is.Not.Zero);

        follow(bench, failed.Text);

        Outcome mended = (((Mistake)mistake).Then ?? tryIt)(bench);
        File.AppendAllText("/tmp/h-errors-out.txt", $"-- {mended.Code}\n{mended.Text}\n");
        Assert.That(mended.Code, Is.Zero, $"{failed.Text}\n{mended.Text}");
    }
}
