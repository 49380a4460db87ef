using System.Text.Json;
using NebulaBench.Metrics;

namespace NebulaBench.Host.Tests.Evaluation.Clusters;

public sealed class LabelGoldenTests
{
    private static IEnumerable<TestCaseData> Labelings()
    {
        foreach (GoldenTable table in GoldenFiles.Tables)
        {
            yield return Case(table.Name, table.Clusters, table.Labels, table.Expected.GetProperty("labelling"));
        }
        foreach (JsonElement labeling in GoldenFiles.Read("metrics-degenerate-labellings.json").EnumerateArray())
        {
            yield return Case(
                labeling.GetProperty("name").GetString()!,
                GoldenFiles.Integers(labeling.GetProperty("clusters")),
                GoldenFiles.Integers(labeling.GetProperty("labels")),
                labeling.GetProperty("expected"));
        }
    }

    [TestCaseSource(nameof(Labelings))]
    public void AgainstLabels_GoldenLabeling_GivesTheGoldenNumbers(int[] clusters, int[] labels, JsonElement expected)
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
