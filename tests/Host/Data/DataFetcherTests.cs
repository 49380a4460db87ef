using NebulaBench.Host.Data;

namespace NebulaBench.Host.Tests.Data;

/// <summary>Fetching where a mirror works in the end.</summary>
[TestFixture]
internal sealed class DataFetcherTests : DataTestBase
{
    [Test]
    public async Task Fetch_NothingThere_DownloadsTheFileAndLeavesNoPart()
    {
        using var server = new LocalServer(Answers.Whole(Content));
        FetchedFile fetched = await Fetch(File(server.Root));

        Assert.That(System.IO.File.ReadAllBytes(Target), Is.EqualTo(Content));
        Assert.That(System.IO.File.Exists(Part), Is.False);
        Assert.That(fetched.Verdict, Is.EqualTo(new FileVerdict(Target, FileState.Published, "is the published file")));
        Assert.That(fetched.Mirror, Is.EqualTo(new Uri(server.Root, "file.bin")));
        Assert.That(server.Requests, Is.EqualTo(["/file.bin"]));
    }

    [Test]
    public async Task Fetch_FileThereAndRight_AsksNobody()
    {
        Write(Target, Content);
        FetchedFile fetched = await Fetch(File(LocalServer.Nowhere()));

        Assert.That(fetched.Mirror, Is.Null);
        Assert.That(fetched.Verdict.State, Is.EqualTo(FileState.Published));
    }

    [Test]
    public async Task Fetch_FileThereButWrong_ReplacesIt()
    {
        Write(Target, [1, 2, 3]);
        using var server = new LocalServer(Answers.Whole(Content));
        await Fetch(File(server.Root));

        Assert.That(System.IO.File.ReadAllBytes(Target), Is.EqualTo(Content));
    }

    [Test]
    public async Task Fetch_ConnectionCut_GoesOnWhereItEnded()
    {
        using var server = new LocalServer(Answers.CutEvery(Content, 150_000));
        await Fetch(File(server.Root));

        Assert.That(System.IO.File.ReadAllBytes(Target), Is.EqualTo(Content));
        Assert.That(server.Requests, Is.EqualTo(["/file.bin", "/file.bin bytes=150000-", "/file.bin bytes=300000-"]));
    }

    [Test]
    public async Task Fetch_PartOfAnEarlierRun_AsksForTheRestOnly()
    {
        Write(Part, Content[..123_456]);
        using var server = new LocalServer(Answers.Whole(Content));
        await Fetch(File(server.Root));

        Assert.That(System.IO.File.ReadAllBytes(Target), Is.EqualTo(Content));
        Assert.That(server.Requests, Is.EqualTo(["/file.bin bytes=123456-"]));
    }

    [Test]
    public async Task Fetch_PartThatIsWhole_IsTakenAsItIs()
    {
        Write(Part, Content);
        using var server = new LocalServer(Answers.Whole(Content));
        await Fetch(File(server.Root));

        Assert.That(System.IO.File.ReadAllBytes(Target), Is.EqualTo(Content));
        Assert.That(server.Requests, Is.EqualTo(["/file.bin bytes=400000-"]));
    }

    [Test]
    public async Task Fetch_PartOfAnotherFile_StartsOverAtTheSameMirror()
    {
        Write(Part, Bytes(1000, 99));
        using var server = new LocalServer(Answers.Whole(Content));
        await Fetch(File(server.Root));

        Assert.That(System.IO.File.ReadAllBytes(Target), Is.EqualTo(Content));
        Assert.That(server.Requests, Is.EqualTo(["/file.bin bytes=1000-", "/file.bin"]));
    }

    [Test]
    public async Task Fetch_ServerWithoutRanges_StartsOver()
    {
        Write(Part, Content[..1000]);
        using var server = new LocalServer(Answers.WithoutRanges(Content));
        await Fetch(File(server.Root));

        Assert.That(System.IO.File.ReadAllBytes(Target), Is.EqualTo(Content));
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [TestCase(404)]
    [TestCase(503)]
    public async Task Fetch_MirrorRefuses_AsksTheNext(int status)
    {
        using var first = new LocalServer(Answers.Status(status));
        using var second = new LocalServer(Answers.Whole(Content));
        FetchedFile fetched = await Fetch(File(first.Root, second.Root));

        Assert.That(System.IO.File.ReadAllBytes(Target), Is.EqualTo(Content));
        Assert.That(fetched.Mirror, Is.EqualTo(new Uri(second.Root, "file.bin")));
        Assert.That(first.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Fetch_MirrorSendsAnotherFile_AsksTheNextForTheWhole()
    {
        using var first = new LocalServer(Answers.Whole(Bytes(5000, 99)));
        using var second = new LocalServer(Answers.Whole(Content));
        await Fetch(File(first.Root, second.Root));

        Assert.That(System.IO.File.ReadAllBytes(Target), Is.EqualTo(Content));
        Assert.That(second.Requests, Is.EqualTo(["/file.bin"]));
    }

    [Test]
    public async Task Fetch_MirrorUnreachable_AsksTheNext()
    {
        using var second = new LocalServer(Answers.Whole(Content));
        await Fetch(File(LocalServer.Nowhere(), second.Root));

        Assert.That(System.IO.File.ReadAllBytes(Target), Is.EqualTo(Content));
    }

    [Test]
    public async Task Fetch_SecondMirror_GoesOnWithWhatTheFirstGave()
    {
        int asked = 0;
        using var first = new LocalServer(context =>
            (asked++ == 0 ? Answers.CutEvery(Content, 150_000) : Answers.Status(500))(context));
        using var second = new LocalServer(Answers.Whole(Content));
        await Fetch(File(first.Root, second.Root));

        Assert.That(System.IO.File.ReadAllBytes(Target), Is.EqualTo(Content));
        Assert.That(second.Requests, Is.EqualTo(["/file.bin bytes=150000-"]));
    }

    [Test]
    public async Task Fetch_NoHashKnown_NeverGoesOnWithAnOldPart()
    {
        Write(Part, Content[..1000]);
        using var server = new LocalServer(Answers.Whole(Content));
        FetchedFile fetched = await Fetch(File(server.Root) with { Sha256 = [] });

        Assert.That(fetched.Verdict.State, Is.EqualTo(FileState.Unchecked));
        Assert.That(server.Requests, Is.EqualTo(["/file.bin"]));
    }

    [Test]
    public async Task Fetch_WithProgress_CountsUpToTheWholeAndCountsWhatWasThere()
    {
        Write(Part, Content[..1000]);
        using var server = new LocalServer(Answers.Whole(Content));
        var reports = new ProgressList();
        await Fetch(File(server.Root), reports);

        Assert.That(reports[0].Received, Is.EqualTo(1000));
        Assert.That(reports[^1].Received, Is.EqualTo(Content.Length));
        Assert.That(reports.Select(report => report.Total), Is.All.EqualTo(Content.Length));
        Assert.That(reports.Select(report => report.Received), Is.Ordered);
    }

    private sealed class ProgressList : List<FetchProgress>, IProgress<FetchProgress>
    {
        public void Report(FetchProgress value) => Add(value);
    }
}
