using System.Text.Json;
using NebulaBench.Metrics;

namespace NebulaBench.Host.Tests.Evaluation.Clusters;

public sealed class GeometryGoldenTests
{
    [TestCaseSource(typeof(GoldenFiles), nameof(GoldenFiles.Tables))]
    public void Geometry_GoldenTable_GivesTheGoldenNumbers(GoldenTable table)
    {
        Dictionary<string, Score> scores =
            ClusterMetrics.Geometry(table.Latents, table.Clusters).ToDictionary(entry => entry.Key, entry => entry.Score);
        Assert.Multiple(() =>
        {
            foreach (JsonProperty golden in table.Expected.GetProperty("geometry_of_clusters").EnumerateObject())
            {
                GoldenNumber.AssertNear(scores[golden.Name], golden.Value.GetDouble(), golden.Name);
            }
        });
    }
}
