using NebulaBench.Metrics;
using NebulaBench.Reporting;
using NebulaBench.Testing;

namespace NebulaBench.Host.Tests.Reporting;

public sealed class MetricPageTests
{
    [Test]
    public void Text_AllMetrics_IsThePageInTheDocs() => Assert.That(
        File.ReadAllText(Path.Combine(RepositoryRoot.Find(), "docs", "metrics.md")).ReplaceLineEndings("\n"),
        Is.EqualTo(MetricPage.Text(BundledMetrics.Descriptors)),
        "Make it again: nebula list metrics --markdown > docs/metrics.md");
}
