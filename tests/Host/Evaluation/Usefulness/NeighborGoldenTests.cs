using System.Globalization;
using System.Text.Json;
using NebulaBench.Metrics;
using NebulaBench.Metrics.Probing;

namespace NebulaBench.Host.Tests.Evaluation.Usefulness;

public sealed class NeighborGoldenTests
{
    [TestCaseSource(typeof(GoldenFiles), nameof(GoldenFiles.Tables))]
    public void Measure_FirstHalfToSecond_GivesTheGoldenNumbers(GoldenTable table)
    {
        int half = table.Latents.Count / 2;
        LatentTable training = Part(table, 0, half), test = Part(table, half, table.Latents.Count);
        JsonProperty[] expected = [.. table.Expected.GetProperty("knn_train_first_half_test_second").EnumerateObject()];
        int[] neighbors = [.. expected.Select(golden => int.Parse(golden.Name[1..], CultureInfo.InvariantCulture))];

        IReadOnlyList<Score> scores = NeighborAccuracy.Measure(training, test, neighbors);

        Assert.Multiple(() =>
        {
            foreach ((JsonProperty golden, Score score) in expected.Zip(scores))
            {
                GoldenNumber.AssertNear(score, golden.Value.GetDouble(), golden.Name);
            }
        });
    }

    private static LatentTable Part(GoldenTable table, int from, int to) => new()
    {
        Values = table.Latents.Values[(from * table.Latents.Dimension)..(to * table.Latents.Dimension)],
        Dimension = table.Latents.Dimension,
        Labels = table.Labels[from..to],
    };
}
