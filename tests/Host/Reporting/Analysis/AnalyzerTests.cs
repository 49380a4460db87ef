using NebulaBench.Host.Tests.Commands;
using NebulaBench.Host.Tests.Runs;
using NebulaBench.Metrics;
using NebulaBench.Reporting;
using NebulaBench.Reporting.Analysis;
using NebulaBench.Reporting.Content;
using NebulaBench.Reporting.Summaries;
using NebulaBench.Reporting.Tables;
using NebulaBench.Runs;
using NebulaBench.Runs.Records;

namespace NebulaBench.Host.Tests.Reporting.Analysis;

public class AnalyzerTests
{
    private TemporaryFolder root;

    [SetUp]
    public void Make() => root = new TemporaryFolder();

    [TearDown]
    public void Delete() => root.Dispose();

    [TestCase(0.5, 0.52, false)]
    [TestCase(0.9, 0.92, true)]
    public void UntrainedReaches_Scores_AreNamedUnlessTheyAreBetter(double first, double second, bool better)
    {
        Run("untrained", 0, 0.50);
        Run("untrained", 1, 0.51);
        Run("untrained", 2, 0.49);
        Run("vae", 0, first);
        Run("vae", 1, second);
        Run("vae", 2, first);

        Finding[] found = [.. Findings().Where(finding => finding.Kind == "An untrained encoder reaches it")];
        Assert.That(found, Has.Length.EqualTo(better ? 0 : 1), "one for NMI and accuracy");
        Assert.That(found.SelectMany(finding => finding.Evidence), better ? Is.Empty : Has.Exactly(1).Contains("NMI of k-means").And.Contains("Accuracy of k-means"));
    }

    [TestCase(new double[] { 10, 5, 4, 4.1 }, new double[] { 10, 6, 5, 4 }, false, TestName = "Overfitting_SmallClimb_IsNone")]
    [TestCase(new double[] { 10, 5, 4, 6 }, new double[] { 10, 6, 5, 4 }, true, TestName = "Overfitting_ClimbWhileTrainingFalls_IsTold")]
    [TestCase(new double[] { 10, 5, 4, 6 }, new double[] { 10, 6, 5, 7 }, false, TestName = "Overfitting_BothClimb_IsAWeightThatRises")]
    public void Overfitting(double[] validation, double[] training, bool told)
    {
        RunFolder folder = Run("vae", 0, 0.5);
        foreach ((int epoch, double loss) in validation.Index())
        {
            folder.Append(SampleRun.Epoch(epoch + 1) with
            {
                Values = new OrderedDictionary<string, double> { ["training/total"] = training[epoch], ["validation/total"] = loss },
            });
        }
        folder.End(folder.Record);

        Finding[] found = [.. Findings().Where(finding => finding.Kind == "Overfitting")];
        Assert.That(found, Has.Length.EqualTo(told ? 1 : 0));
        if (told)
        {
            Assert.That(found[0].Evidence.Single(), Does.EndWith("vae (seed 0: 4 at epoch 3, 6 at the end)"));
        }
    }

    [TestCase(0.3, 0.7, true)]
    [TestCase(0.49, 0.51, false)]
    public void DisagreeingSeeds_FurtherApartThanMeans_AreTold(double first, double second, bool told)
    {
        Run("ae", 0, 0.60);
        Run("ae", 1, 0.61);
        Run("vae", 0, first);
        Run("vae", 1, second);

        Finding[] found = [.. Findings().Where(finding => finding.Kind == "Seeds disagree")];
        Assert.That(found, Has.Length.EqualTo(told ? 1 : 0), "one for NMI and accuracy");
        Assert.That(found.SelectMany(finding => finding.Evidence), told ? Has.One.EndsWith("vae (NMI of k-means 0.150, 0.350; Accuracy of k-means 0.300, 0.700)") : Is.Empty);
    }

    [Test]
    public void DeadPrototypes_OneSeedOfTwo_NamesBothCounts()
    {
        Run("nvc", 0, 0.5, new KeyValuePair<string, Score>("clusters/assigned/dead_clusters", 0));
        Run("nvc", 1, 0.5, new KeyValuePair<string, Score>("clusters/assigned/dead_clusters", 3));

        Assert.That(Findings().Single(finding => finding.Kind == "Dead anchors").Evidence.Single(), Does.EndWith("nvc (0, 3)"));
    }

    [Test]
    public void SkippedPlugins_SameInEveryRun_AreToldOnce()
    {
        var skipped = new RecordedSkippedPlugin("Mine", "NB2015", "It registers the architecture 'mlp', which the plugin 'Theirs' has registered already.");
        foreach (int seed in (int[])[0, 1])
        {
            RunFolder folder = Run("vae", seed, 0.5);
            folder.End(folder.Record with { SkippedPlugins = [skipped] });
        }

        Assert.That(Findings().Single(finding => finding.Kind == "Skipped plugins").Text, Does.EndWith(
            "Mine (NB2015: It registers the architecture 'mlp', which the plugin 'Theirs' has registered already)."));
    }

    [Test]
    public void Findings_AllIsWell_AreNone()
    {
        for (int seed = 0; seed < 3; seed++)
        {
            Run("untrained", seed, 0.1 + (seed / 100.0));
            Run("vae", seed, 0.9 - (seed / 100.0));
        }

        Assert.That(Findings(), Is.Empty);
    }

    [TestCase(2, "mnist: all rows")]
    [TestCase(3, "mnist: vae")]
    public void TooFewSeeds_RowsThatCannotBeTested_AreNamedOnceAndNotJudged(int seeds, string evidence)
    {
        for (int seed = 0; seed < seeds; seed++)
            Run("untrained", seed, 0.5);
        Run("vae", 0, 0.5);
        Run("vae", 1, 0.5);

        Assert.That(Findings().Select(finding => finding.Kind), Is.EqualTo(new[] { "Too few seeds" }));
        Assert.That(Findings().Single().Evidence, Is.EqualTo(new[] { evidence }));
    }

    [Test]
    public void Findings_Several_AreOrderedByWhatToDoAndOnlyDefectsAreWarnings()
    {
        for (int seed = 0; seed < 3; seed++)
        {
            Run("ae", seed, 0.50 + (seed / 10.0));
            Run("nvc", seed, 0.56 + (seed * seed / 25.0), new KeyValuePair<string, Score>("clusters/assigned/dead_clusters", 3));
        }

        IReadOnlyList<Finding> findings = Findings();

        Assert.That(findings.Select(finding => (finding.Kind, finding.Heading, finding.IsWarning)), Is.EqualTo(new[]
        {
            ("Dead anchors", "Training to change", true),
            ("Seeds disagree", "Seeds to add", false),
            ("Ties", "Seeds to add", false),
        }));
        Assert.That(findings[^1].Evidence, Is.EqualTo(new[]
        {
            "mnist: nvc is best, not shown to differ: ae (NMI of k-means, Accuracy of k-means)",
        }), "told once for both scores");
    }

    [Test]
    public void Findings_MoreThanSeven_AreBehindAFold()
    {
        Run("ae", 0, 0.5);
        var content = ReportContent.From(Summary.From(RunStore.List(root["runs/sample"]), SampleExperiment.Describe), HeadlineColumn.Default);
        content = content with { Findings = [.. Enumerable.Range(2, 9).Select(number => new Finding($"Kind {number}", "so it is.", [.. Enumerable.Range(1, number - 2).Select(place => $"{place}")], []))] };

        string page = File.ReadAllText(ReportWriter.Write(content, root["report"]));
        var console = new TextConsole();
        ConsoleReport.Write(console.Console, content);

        string fold = page[page.IndexOf("<details><summary>2 more</summary>", StringComparison.Ordinal)..page.IndexOf("</details>", StringComparison.Ordinal)];
        Assert.That(fold, Does.Contain("Kind 9").And.Contain("Kind 10").And.Not.Contain("Kind 8"));
        Assert.That(console.Lines[^2..], Is.EqualTo(new[] { "Kind 8: so it is. 1; 2; 3; and 3 more.", "2 more findings are in the report." }));
    }

    private RunFolder Run(string objective, int seed, double accuracy, params KeyValuePair<string, Score>[] more) =>
        SampleExperiment.Finished(root["runs"], SampleExperiment.Record($"{objective}-{seed}", objective, seed, position: 0), accuracy, 3, more);

    private IReadOnlyList<Finding> Findings() =>
        ReportContent.From(Summary.From(RunStore.List(root["runs/sample"]), SampleExperiment.Describe), HeadlineColumn.Default).Findings;
}
