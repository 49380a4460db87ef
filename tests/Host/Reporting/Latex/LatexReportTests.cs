using NebulaBench.Host.Tests.Runs;
using NebulaBench.Metrics;
using NebulaBench.Reporting.Content;
using NebulaBench.Reporting.Latex;
using NebulaBench.Reporting.Summaries;
using NebulaBench.Reporting.Tables;
using NebulaBench.Runs;
using NebulaBench.Runs.Records;

namespace NebulaBench.Host.Tests.Reporting.Latex;

public class LatexReportTests
{
    private TemporaryFolder root;

    [SetUp]
    public void MakeRoot() => root = new TemporaryFolder();

    [TearDown]
    public void RemoveRoot() => root.Dispose();

    [Test]
    public void Write_TwoDatasets_HasTheTablesOfEachWithItsOwnMetrics()
    {
        Add("a", "digits", new KeyValuePair<string, Score>("output/reconstruction_nats", 80));
        Add("b", "shapes");

        string text = Write();

        Assert.Multiple(() =>
        {
            Assert.That(text, Does.Contain(@"\label{tab:sample-digits-overview}").And.Contain(@"\label{tab:sample-shapes-overview}"));
            Assert.That(text, Does.Contain(@"\label{tab:sample-digits-output}").And.Not.Contain(@"\label{tab:sample-shapes-output}"));
        });
    }

    [Test]
    public void Write_NamesThatDifferOnlyInSigns_HaveLabelsOfTheirOwn()
    {
        Add("a", "digits β");
        Add("b", "digits γ");

        Assert.That(Write(), Does.Contain(@"\label{tab:sample-digits-overview}").And.Contain(@"\label{tab:sample-digits-overview-2}"));
    }

    [Test]
    public void Write_MoreColumnsThanAPageIsWide_AreInPartsThatRepeatTheLabels()
    {
        IEnumerable<ReportColumn> numbers = Enumerable.Range(1, 12).Select(number => new ReportColumn($"metric{number}", Number: true));
        var table = new ReportTable
        {
            Columns = [new("Objective", Number: false), .. numbers],
            Rows = [["vae", .. Enumerable.Repeat("0.500 ± 0.100", 12)]],
        };

        IReadOnlyList<int>[] parts = [.. LatexLayout.Parts(table)];

        Assert.That(parts, Has.Length.EqualTo(2));
        Assert.That(parts.Select(part => part[0]), Is.All.EqualTo(0));
        Assert.That(parts.SelectMany(part => part.Skip(1)), Is.EqualTo(Enumerable.Range(1, 12)));
    }

    private void Add(string id, string dataset, params KeyValuePair<string, Score>[] more)
    {
        RunRecord record = SampleExperiment.Record(id, "vae", 0, position: 0);
        SampleExperiment.Finished(root.Root, record with { Spec = record.Spec with { Dataset = SampleRun.Component(dataset, "{}") } }, 0.5, 2, more);
    }

    private string Write() => LatexReport.Write(
        ReportContent.From(Summary.From(RunStore.List(root.Root), SampleExperiment.Describe), HeadlineColumn.Default));
}
