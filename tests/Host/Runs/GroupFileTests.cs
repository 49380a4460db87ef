using System.Text.Json;
using NebulaBench.Metrics;
using NebulaBench.Metrics.Covariance;
using NebulaBench.Runs;

namespace NebulaBench.Host.Tests.Runs;

public sealed class GroupFileTests
{
    private readonly TemporaryFolder folder = new();

    [TearDown]
    public void Delete() => folder.Dispose();

    [Test]
    public void Write_TwoClasses_HasEachWithItsScoresAndReasons()
    {
        GroupFile.Write(folder["groups.json"], new CovarianceStructure
        {
            Count = 3,
            Mean = null,
            Covariance = null,
            Correlation = null,
            Eigenvalues = null,
            DeadDimensions = [],
            Classes =
            [
                new GroupSummary(2, 1, [0], null, null, [("effective_rank", Score.Undefined("one sample"))]),
                new GroupSummary(5, 2, [0], null, null, [("effective_rank", 1.5)]),
            ],
        });

        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(folder["groups.json"]));
        JsonElement classes = document.RootElement.GetProperty("classes");
        Assert.Multiple(() =>
        {
            Assert.That(document.RootElement.GetProperty("schema_version").GetInt32(), Is.EqualTo(1));
            Assert.That(classes[0].GetProperty("id").GetInt32(), Is.EqualTo(2));
            Assert.That(
                classes[0].GetProperty("scores").GetProperty("effective_rank").GetProperty("reason").GetString(), Is.EqualTo("one sample"));
            Assert.That(classes[1].GetProperty("count").GetInt32(), Is.EqualTo(2));
            Assert.That(classes[1].GetProperty("scores").GetProperty("effective_rank").GetProperty("value").GetDouble(), Is.EqualTo(1.5));
            Assert.That(document.RootElement.GetProperty("prototypes").GetArrayLength(), Is.Zero);
        });
    }
}
