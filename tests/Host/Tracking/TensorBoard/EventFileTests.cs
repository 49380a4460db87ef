using NebulaBench.Errors;
using NebulaBench.Host.Tests.Runs;
using NebulaBench.Host.Tracking.TensorBoard;

namespace NebulaBench.Host.Tests.Tracking.TensorBoard;

public sealed class EventFileTests
{
    private const string Golden =
        "1800000000000000a37f4b220900006069cd55da411a0d627261696e2e4576656e743a32fd0d1243"
        + "2400000000000000422b804d0900006069cd55da4110032a170a150a0e747261696e696e672f746f74616c150000c03f22b78a10";

    private readonly TemporaryFolder folder = new();

    [OneTimeTearDown]
    public void Delete() => folder.Dispose();

    [Test]
    public void Append_OneScalar_WritesTheGoldenBytes()
    {
        using (var events = new EventFile(folder["golden"], new FixedClock()))
        {
            events.Append([SummaryValues.Scalar("training/total", 1.5)], step: 3);
        }

        string file = Directory.GetFiles(folder["golden"]).Single();
        Assert.That(Path.GetFileName(file), Is.EqualTo("events.out.tfevents.1767323045.nebula"));
        Assert.That(Convert.ToHexStringLower(File.ReadAllBytes(file)), Is.EqualTo(Golden));
    }

    [Test]
    public void Append_NothingToTell_WritesNoRecord()
    {
        using (var events = new EventFile(folder["nothing"], new FixedClock()))
        {
            events.Append([], step: 1);
        }

        Assert.That(EventRecords.Read(Directory.GetFiles(folder["nothing"]).Single()), Has.Count.EqualTo(1), "the version alone");
    }

    [Test]
    public void Append_WhileOpen_CanBeReadAlready()
    {
        using var events = new EventFile(folder["open"], new FixedClock());
        events.Append([SummaryValues.Scalar("a", 1)], step: 1);

        using var reader = new FileStream(Directory.GetFiles(folder["open"]).Single(), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        Assert.That(reader.Length, Is.EqualTo(40 + 16 + 9 + 2 + 12));
    }

    [Test]
    public void Constructor_FileIsThere_LeavesItAlone()
    {
        new EventFile(folder["there"], new FixedClock()).Dispose();

        NebulaException? error = Assert.Throws<NebulaException>(() => new EventFile(folder["there"], new FixedClock()));
        Assert.That(error!.Code, Is.EqualTo("NB5107"));
    }
}
