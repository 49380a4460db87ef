using System.Xml.Linq;
using NebulaBench.Host.Tests.Runs;
using NebulaBench.Reporting;
using NebulaBench.Reporting.Content;

namespace NebulaBench.Host.Tests.Reporting.Statistics;

/// <summary>What the page says of differences, character by character, and the figures beside it.</summary>
[SetCulture("de-DE")]
public class StatisticsReportTests
{
    private TemporaryFolder root;

    [SetUp]
    public void MakeRoot() => root = new TemporaryFolder();

    [TearDown]
    public void RemoveRoot() => root.Dispose();

    [Test]
    public void Write_FourDatasets_EqualsTheVerifiedFile()
    {
        SampleComparison.Make(root["runs"]);
        SampleComparison.AddFailing(root["runs"]);
        SampleComparison.AddRaw(root["runs"]);

        string found = Page();

        string received = Path.Combine(AppContext.BaseDirectory, "received-comparison.md");
        File.WriteAllText(received, found);
        Assert.That(found, Is.EqualTo(File.ReadAllText(StoredFiles.Path("Reporting", "Verified", "comparison.md"))), $"Received: {received}");
        File.Delete(received);
    }

    [Test]
    public void Write_OneDataset_SaysThatThereAreTooFew()
    {
        SampleComparison.Make(root["runs"], datasets: 1);

        Assert.That(Page(), Does.Contain(
            "Nothing is established across datasets: there is one block (alpha). A test of objectives over datasets needs at least 2 blocks "
            + "and 3 objectives, and has little power below 6 blocks."));
    }

    [Test]
    public void Write_TwoArchitecturesOnOneDataset_TestsNothingOverThem()
    {
        SampleComparison.Make(root["runs"], datasets: 1);
        foreach (string objective in new[] { "nvc", "vae", "ae" })
        {
            for (int seed = 0; seed < 3; seed++)
                SampleComparison.Finished(root["runs"], SampleComparison.Record("alpha", "convolutional", objective, seed, 500), 0.9, 1);
        }

        string page = Page();

        Assert.That(page, Does.Contain(
            "Nothing is established across datasets: all blocks (alpha · mlp; alpha · convolutional) are of one dataset and not independent."));
        Assert.That(page, Does.Not.Contain("p = ").And.Not.Contain("Critical difference"));
    }

    [Test]
    public void Write_EightDatasets_GivesPValuesOfPairs()
    {
        for (int dataset = 0; dataset < 8; dataset++)
        {
            foreach ((string objective, double accuracy) in new[] { ("nvc", 0.8), ("vae", 0.6) })
                SampleComparison.Finished(root["runs"], SampleComparison.Record($"d{dataset}", "mlp", objective, 0, dataset), accuracy - (dataset * dataset / 1000.0 * accuracy), 1);
        }

        Assert.That(Page(), Does.Contain("| nvc against vae | 8–0–0, p = 0.008 |"));
    }

    [Test]
    public void Write_OneSeed_SaysThatThereAreNotEnough()
    {
        SampleComparison.Make(root["runs"], datasets: 2, seeds: 1);

        string page = Page();

        Assert.That(page, Does.Contain("Not enough seeds: nothing is marked as better or different in alpha; beta; it takes at least three seeds of each row."));
        Assert.That(page, Does.Not.Contain("**0."));
    }

    [Test]
    public void Write_TwoSeeds_MarksNothingAndSaysSoInOneFinding()
    {
        SampleComparison.Make(root["runs"], datasets: 2, seeds: 2);

        string page = Page();

        Assert.That(page, Does.Contain("| 0.747 ± 0.064 |"), "intervals are shown all the same");
        Assert.That(page, Does.Not.Match(@"± [\d.]+(\*\*| =)"));
        Assert.That(page.Split("**Too few seeds**"), Has.Length.EqualTo(2));
    }

    [Test]
    public void Write_FourDatasets_DrawsFiguresTwice()
    {
        SampleComparison.Make(root["runs"]);
        Page();

        string[] names = ["critical-difference-objectives", "performance-profile-objectives", "score-against-cost-1", "score-against-cost-4"];
        Assert.Multiple(() =>
        {
            foreach (string name in names)
            {
                Assert.That(File.ReadAllBytes(root[$"report/figures/{name}.png"]).AsSpan(1, 3).ToArray(), Is.EqualTo("PNG"u8.ToArray()), name);
                Assert.That(XElement.Load(root[$"report/figures/{name}.svg"]).Name.LocalName, Is.EqualTo("svg"), name);
            }
        });
        string[] texts = [.. XElement.Load(root["report/figures/critical-difference-objectives.svg"])
            .Descendants(XName.Get("text", "http://www.w3.org/2000/svg")).Select(text => text.Value.Trim())];
        Assert.That(texts, Does.Contain("critical difference 1.66").And.Contain("ae 3.00"));
        Assert.That(texts, Has.None.Contains("untrained"));
    }

    private string Page() => File.ReadAllText(ReportWriter.Write(ReportContent.From(SampleComparison.Summarize(root["runs"])), root["report"]));
}
