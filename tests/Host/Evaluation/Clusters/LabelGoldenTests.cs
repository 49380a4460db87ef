using System.Text.Json;
using NebulaBench.Metrics;
using NebulaBench.Metrics.Clusters;

namespace NebulaBench.Host.Tests.Evaluation.Clusters;

public sealed class LabelGoldenTests
{
    private static IEnumerable<TestCaseData> Labellings()
    {
        foreach (GoldenTable table in GoldenFiles.Tables)
        {
            yield return Case(table.Name, table.Clusters, table.Labels, table.Expected.GetProperty("labelling"));
        }
        foreach (JsonElement labelling in GoldenFiles.Read("metrics-degenerate-labellings.json").EnumerateArray())
        {
            yield return Case(
                labelling.GetProperty("name").GetString()!,
                GoldenFiles.Integers(labelling.GetProperty("clusters")),
                GoldenFiles.Integers(labelling.GetProperty("labels")),
                labelling.GetProperty("expected"));
        }
    }

    [TestCaseSource(nameof(Labellings))]
    public void AgainstLabels_GoldenLabelling_GivesTheGoldenNumbers(int[] clusters, int[] labels, JsonElement expected)
    {
        Dictionary<string, Score> scores =
            ClusterMetrics.AgainstLabels(clusters, labels).ToDictionary(entry => entry.Key, entry => entry.Score);
        Assert.Multiple(() =>
        {
            foreach (JsonProperty golden in expected.EnumerateObject())
            {
                GoldenNumber.AssertNear(scores[golden.Name], golden.Value.GetDouble(), golden.Name);
            }
        });
    }

    private static TestCaseData Case(string name, int[] clusters, int[] labels, JsonElement expected) =>
        new TestCaseData(clusters, labels, expected).SetArgDisplayNames(name);
}
