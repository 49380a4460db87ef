using System.Text.Json;
using NebulaBench.Host.Tests.Runs;
using NebulaBench.Metrics;
using NebulaBench.Reporting;
using NebulaBench.Reporting.Content;
using NebulaBench.Reporting.Summaries;
using NebulaBench.Runs;
using NebulaBench.Runs.Files;
using NebulaBench.Runs.Records;

namespace NebulaBench.Host.Tests.Reporting;

/// <summary>What a report says of models of sequences beyond their scores.</summary>
public sealed class SequenceReportTests
{
    private const string Divergence = "covariance/posterior_kl_nats", ActiveUnits = "covariance/active_units_threshold_0_01";

    private readonly TemporaryFolder root = new();

    [TearDown]
    public void Delete() => root.Dispose();

    [TestCase(0.02, 3, true)]
    [TestCase(5, 0, true)]
    [TestCase(5, 3, false)]
    public void Write_Posterior_IsNamedWhereItCollapsed(double divergence, double activeUnits, bool collapsed)
    {
        SampleExperiment.Finished(
            root["runs"], SampleExperiment.Record("vae-0", "vae", 0, position: 0), 0.5, 3,
            new(Divergence, divergence), new(ActiveUnits, activeUnits));

        Assert.That(Page().Contains("**Posterior collapse**: the latents of these say next to nothing of the input", StringComparison.Ordinal), Is.EqualTo(collapsed));
        Assert.That(Page().Contains("vae (1 of 1 runs, at most ", StringComparison.Ordinal), Is.EqualTo(collapsed));
    }

    [Test]
    public void Write_DeterministicLatents_NeverCollapse()
    {
        SampleExperiment.Finished(root["runs"], SampleExperiment.Record("ae-0", "ae", 0, position: 0), 0.5, 3, new KeyValuePair<string, Score>(ActiveUnits, 0));

        Assert.That(Page(), Does.Not.Contain("Posterior collapse"));
    }

    [Test]
    public void Write_Texts_ShowsWhatWasReadAndWritten()
    {
        RunFolder run = SampleExperiment.Finished(root["runs"], SampleExperiment.Record("vae-0", "vae", 0, position: 0), 0.5, 3);
        var texts = new GeneratedTexts
        {
            Reconstructions = [new TextTriple("a | man", null, "a man"), new TextTriple("two dogs", "zwei hunde", "zwei")],
            Interpolations = [["one", "two", "three"]],
            Regions = [new TextRegion("anchor 0", ["near", "nearer"], ["drawn"])],
        };
        File.WriteAllBytes(run.PathOf(RunFileNames.Texts), JsonSerializer.SerializeToUtf8Bytes(texts, RunJson.Indented));
        string page = Page();

        Assert.Multiple(() =>
        {
            Assert.That(page, Does.Contain("## Texts"));
            Assert.That(page, Does.Contain("| a \\| man | a \\| man | a man |"));
            Assert.That(page, Does.Contain("| two dogs | zwei hunde | zwei |"));
            Assert.That(page, Does.Contain("- one → two → three"));
            Assert.That(page, Does.Contain("| anchor 0 | near / nearer | drawn |"));
        });
    }

    private string Page()
    {
        var summary = Summary.From(RunStore.List(Path.Combine(root["runs"], "sample")), SampleExperiment.Describe);
        return File.ReadAllText(ReportWriter.Write(ReportContent.From(summary), root["report"]));
    }
}
