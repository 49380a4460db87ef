using System.Net;
using NebulaBench.Datasets;
using NebulaBench.Errors;
using NebulaBench.Host.Data;

namespace NebulaBench.Host.Tests.Data;

/// <summary>Fetching where nothing helps: what the user is told, and what stays on the disk.</summary>
[TestFixture]
internal sealed class DataFetcherFailureTests : DataTestBase
{
    private static string ByHand =>
        $"Try again with a network connection, or put the file there by hand (SHA-256: {Sha256(Content)}).";

    [Test]
    public void Fetch_NoNetwork_SaysWhichFileToPutWhere()
    {
        Uri nowhere = LocalServer.Nowhere();
        string message = Message(File(nowhere));

        Assert.That(message, Does.StartWith($"NB3020: {Target}: the file could not be downloaded: {nowhere}file.bin cannot be reached: "));
        Assert.That(message, Does.EndWith(". " + ByHand));
    }

    [Test]
    public async Task Fetch_NoNetworkAndTheFilePutThereByHand_IsContent()
    {
        DataFile file = File(LocalServer.Nowhere());
        string message = Message(file);

        Write(message.Split(": ")[1], Content); // where the message says
        FetchedFile fetched = await Fetch(file).ConfigureAwait(false);

        Assert.That((fetched.Verdict.Usable, fetched.Mirror), Is.EqualTo((true, (Uri?)null)));
    }

    [Test]
    public async Task Fetch_FolderCannotBeMadeAndAnotherIsChosen_Fetches()
    {
        System.IO.File.WriteAllBytes(Path.Combine(Root, "set"), []);
        using var server = new LocalServer(Answers.Whole(Content));
        Assert.That(Message(File(server.Root)), Does.StartWith("NB3021: "));

        await foreach (FetchedFile fetched in new DataFetcher(Http).FetchAsync(new FixedFiles(File(server.Root)), Path.Combine(Root, "other"), null, CancellationToken.None).ConfigureAwait(false))
        {
            Assert.That(System.IO.File.ReadAllBytes(Path.Combine(Root, "other", fetched.File.Path)), Is.EqualTo(Content));
        }
    }

    [Test]
    public void Fetch_EveryMirrorFails_NamesEachWithItsReason()
    {
        using var first = new LocalServer(Answers.Status(404));
        using var second = new LocalServer(Answers.Whole([1, 2, 3]));

        Assert.That(Message(File(first.Root, second.Root)), Is.EqualTo(
            $"NB3020: {Target}: the file could not be downloaded: {first.Root}file.bin answered 404 (Not Found); "
            + $"{second.Root}file.bin sent a file that has the SHA-256 {Sha256([1, 2, 3])}, expected {Sha256(Content)}. {ByHand}"));
        Assert.That(System.IO.File.Exists(Part), Is.False);
    }

    [Test]
    public void Fetch_ConnectionCutAgainAndAgain_KeepsThePartForTheNextRun()
    {
        using var server = new LocalServer(Answers.CutEvery(Content, 50_000));

        Assert.That(Message(File(server.Root)), Is.EqualTo(
            $"NB3020: {Target}: the file could not be downloaded: {server.Root}file.bin ended the connection too early. {ByHand} "
            + "The 200000 bytes received are kept, the next attempt goes on from there."));
        Assert.That(System.IO.File.ReadAllBytes(Part), Is.EqualTo(Content[..200_000]));
    }

    [Test]
    public void Fetch_ServerStaysSilent_GivesUp()
    {
        using var silence = new ManualResetEventSlim();
        using var server = new LocalServer(_ => silence.Wait());

        Assert.That(Message(File(server.Root), TimeSpan.FromSeconds(0.2)), Is.EqualTo(
            $"NB3020: {Target}: the file could not be downloaded: {server.Root}file.bin sent nothing for 0.2 seconds. {ByHand}"));
        silence.Set();
    }

    [Test]
    public void Fetch_RedirectionToAFile_IsAMirrorThatFails()
    {
        using var server = new LocalServer(context =>
        {
            context.Response.StatusCode = 302;
            context.Response.Headers["Location"] = "file:///etc/hostname";
        });

        Assert.That(Message(File(server.Root)), Does.StartWith($"NB3020: {Target}: the file could not be downloaded: {server.Root}file.bin "));
    }

    [Test]
    public void Receive_ServerThatSendsWithoutEnd_IsCutOff()
    {
        using var server = new LocalServer(context =>
        {
            context.Response.SendChunked = true;
            try
            {
                while (true)
                {
                    context.Response.OutputStream.Write(Content);
                }
            }
            catch (HttpListenerException)
            {
                // The client has hung up.
            }
        });
        Directory.CreateDirectory(Path.GetDirectoryName(Part)!);
        var download = new MirrorDownload(Http, TimeSpan.FromSeconds(30), mostUnannounced: 1_000_000);

        MirrorException failure = Assert.ThrowsAsync<MirrorException>(() =>
            download.ReceiveAsync(new Uri(server.Root, "file.bin"), Part, (_, _) => { }, CancellationToken.None))!;

        Assert.That(failure.Message, Does.StartWith("sends more than 976.6 KiB"));
        Assert.That(new FileInfo(Part).Length, Is.Zero);
    }

    [Test]
    public void Fetch_AnotherPartThanAskedFor_IsRefused()
    {
        Write(Part, Content[..1000]);
        using var server = new LocalServer(Answers.OtherPart(Content));

        Assert.That(Message(File(server.Root)), Does.Contain($"{server.Root}file.bin sent another part of the file than was asked for."));
    }

    [Test]
    public void Fetch_NoMirrorKnown_SaysSo() => Assert.That(Message(File()), Is.EqualTo(
        $"NB3020: {Target}: the file cannot be downloaded: its dataset names no address. {ByHand}"));

    [Test]
    public void Fetch_WrongFileThereAndNoNetwork_LeavesItAlone()
    {
        Write(Target, [1, 2, 3]);
        Message(File(LocalServer.Nowhere()));

        Assert.That(System.IO.File.ReadAllBytes(Target), Is.EqualTo(new byte[] { 1, 2, 3 }));
    }

    [Test]
    public void Fetch_FolderCannotBeMade_SaysWhatElseToChoose()
    {
        System.IO.File.WriteAllBytes(Path.Combine(Root, "set"), []); // a file where the folder should be
        string message = Message(File(LocalServer.Nowhere()));

        Assert.That(message, Does.StartWith($"NB3021: {Part}: the file cannot be written: "));
        Assert.That(message, Does.EndWith(
            "Make room, end other downloads of it, or choose another folder with --data or NEBULA_DATA."));
    }

    [Test]
    public void Fetch_PathOutsideTheFolder_IsRefused() => Assert.That(
        Message(File(LocalServer.Nowhere()) with { Path = "../elsewhere.bin" }),
        Is.EqualTo("NB3022: the dataset wants its file at '../elsewhere.bin', outside the data folder. "
            + "Report this to the plugin's author."));

    [Test]
    public void Fetch_Canceled_KeepsWhatWasReceived()
    {
        using var cancellation = new CancellationTokenSource();
        using var silence = new ManualResetEventSlim();
        using var server = new LocalServer(context =>
        {
            context.Response.ContentLength64 = Content.Length;
            context.Response.OutputStream.Write(Content.AsSpan(0, 100_000));
            context.Response.OutputStream.Flush();
            silence.Wait();
        });
        var stopper = new Stopper(cancellation, 100_000);

        Assert.CatchAsync<OperationCanceledException>(() => Fetch(File(server.Root), stopper, cancellation: cancellation.Token));
        silence.Set();
        Assert.That(System.IO.File.ReadAllBytes(Part), Is.EqualTo(Content[..100_000]));
        Assert.That(System.IO.File.Exists(Target), Is.False);
    }

    private string Message(DataFile file, TimeSpan? patience = null) =>
        Assert.ThrowsAsync<NebulaException>(() => Fetch(file, patience: patience))!.Message;

    private sealed class Stopper(CancellationTokenSource cancellation, long at) : IProgress<FetchProgress>
    {
        public void Report(FetchProgress value)
        {
            if (value.Received >= at)
            {
                cancellation.Cancel();
            }
        }
    }
}
