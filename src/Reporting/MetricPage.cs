using System.Globalization;
using NebulaBench.Metrics;
using NebulaBench.Reporting.Tables;
using NebulaBench.Reporting.Formatting;

namespace NebulaBench.Reporting;

/// <summary>Writes the page that documents every metric, from their descriptors alone.</summary>
public static class MetricPage
{
    private const string Introduction = """
        # Metrics

        <!-- Made by `nebula list metrics --markdown`. A test holds the page against the program. -->

        A score's key in `scores.json` is `family/source/metric`; the metric is one of the ids below. `clusters` has five sources:
        `assigned` (the objective's own assignment, or the clusters given to `nebula score`), and k-means and a Gaussian mixture with as many
        clusters as classes, each in two versions. `kmeans_inductive` and `mixture_inductive` are fitted to training latents (at most 10,000,
        taken evenly) and applied to the measured ones: these rank and are marked. `kmeans` and `mixture` are *transductive*: fitted to the
        latents that they score. They are marked only where no run has the others. Under `covariance`, `mean_over_classes` and
        `mean_over_prototypes` average a metric over the groups. A star in an id stands for a number.

        Sums run over samples and dimensions, logarithms are natural. n is the number of samples, d that of latent dimensions, λ are the
        eigenvalues of the covariance Σ, R is the correlation matrix. A metric that is undefined is null with a reason, never 0 or NaN. A
        metric's version grows whenever the same input would give another value.
        """;

    /// <summary>The page.</summary>
    public static string Text(IEnumerable<MetricDescriptor> metrics)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        text.WriteLine(Introduction.ReplaceLineEndings("\n"));
        foreach (IGrouping<MetricFamily, MetricDescriptor> family in metrics.GroupBy(metric => metric.Family))
        {
            text.WriteLine($"\n## {family.Key}");
            foreach (MetricDescriptor metric in family)
            {
                Write(text, metric);
            }
        }
        return text.ToString();
    }

    private static void Write(TextWriter text, MetricDescriptor metric)
    {
        text.WriteLine($"\n### `{metric.Id}`: {metric.Name}\n");
        text.WriteLine($"- formula: {MarkdownTable.Escape(metric.Formula)}");
        text.WriteLine($"- range: {metric.Range}{(metric.Unit is { } unit ? $", in {unit}" : "")}; {DirectionText.Words(metric.Direction)}");
        text.WriteLine($"- needs labels: {(metric.NeedsLabels ? "yes" : "no")}");
        if (metric.WithinOneSpace)
        {
            text.WriteLine("- compares: clusterings or classes within one latent space, not rows of a report");
        }
        text.WriteLine($"- edge cases: {MarkdownTable.Escape(metric.EdgeCases)}");
        if (metric.ReferenceName is { } name)
        {
            text.WriteLine($"- reference files call it: `{name}`");
        }
        text.WriteLine($"- source: {MarkdownTable.Escape(metric.Citation)}");
        text.WriteLine(string.Create(CultureInfo.InvariantCulture, $"- version: {metric.Version}"));
    }
}
