using NebulaBench.Metrics;
using NebulaBench.Runs;
using NebulaBench.Runs.Records;

namespace NebulaBench.Host.Tests.Runs;

/// <summary>What scores.json tells of values whose metric a plugin brought.</summary>
public sealed class ScoreDescriptorsTests
{
    private static readonly MetricDescriptor Spread = new()
    {
        WithinOneSpace = true,
        Id = "spread_k*",
        Family = MetricFamily.Covariance,
        Name = "Spread",
        Formula = "none",
        Range = "[0, ∞)",
        Direction = Direction.LowerIsBetter,
        Unit = "lengths",
        EdgeCases = "none",
        Citation = "a metric of a test",
        Version = 3,
    };

    private string file = "";

    [SetUp]
    public void Name() => file = Path.GetTempFileName();

    [TearDown]
    public void Delete() => File.Delete(file);

    [Test]
    public void Write_EstimatedScore_IsReadWithItsStandardError()
    {
        ScoreFile.Write(file, new ScoreSheet([KeyValuePair.Create("clusters/kmeans/silhouette", Score.Estimated(0.25, 0.004))]));

        Assert.That(ScoreFile.Read(file)["clusters/kmeans/silhouette"], Is.EqualTo(Score.Estimated(0.25, 0.004)));
        Assert.That(File.ReadAllText(file), Does.Contain("\"standard_error\": 0.004"));
    }

    [Test]
    public void Write_Descriptors_AreReadAsTheyWere()
    {
        ScoreFile.Write(file, new ScoreSheet([KeyValuePair.Create("covariance/spread_k5", Score.From(2))], [Spread]));

        ScoreSheet read = ScoreFile.Read(file);
        Assert.That(read.Descriptors, Is.EqualTo(new[] { Spread }));
        Assert.That(read.Descriptors.Find("covariance/spread_k5"), Is.EqualTo(Spread));
        Assert.That(read["covariance/spread_k5"]!.Value.Value, Is.EqualTo(2));
    }

    [Test]
    public void Write_MetricsOfTheSuiteAlone_LeavesTheFileAsItWas()
    {
        ScoreFile.Write(file, new ScoreSheet([KeyValuePair.Create("output/mse", Score.From(2))]));

        Assert.That(File.ReadAllText(file), Does.Not.Contain("metrics"));
        Assert.That(ScoreFile.Read(file).Descriptors, Is.Empty);
    }

    [Test]
    public void Read_DescriptorThatIsNull_IsDamage()
    {
        File.WriteAllText(file, """{"schema_version":1,"scores":{},"metrics":[null]}""");

        Assert.That(() => ScoreFile.Read(file), Throws.TypeOf<Errors.NebulaException>().With.Message.Contains("a required value is missing"));
    }

    [TestCase("spread_k5", true)]
    [TestCase("spread_k", false)]
    [TestCase("spread_kx", false)]
    [TestCase("mse", false)]
    public void Describes_AnId_TakesANumberForTheStar(string id, bool expected) => Assert.That(Spread.Describes(id), Is.EqualTo(expected));
}
