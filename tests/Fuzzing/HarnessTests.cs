using System.IO.Compression;
using NebulaBench.Errors;
using NebulaBench.Fuzzing.Tests.Harness;
using NebulaBench.Fuzzing.Tests.Targets;

namespace NebulaBench.Fuzzing.Tests;

/// <summary>A parser that breaks a rule is found out.</summary>
public sealed class HarnessTests
{
    private static readonly byte[] Seed = "name: x\nseeds: [1, 2]\n"u8.ToArray();

    private static MutatedInputs Inputs => new([Seed], ["name", "seeds"], false, input => input);

    [Test]
    public void Go_ReadAndRefusedInputs_FindsNothing()
    {
        FuzzOutcome outcome = Run((input, _) => Refuse(input.Length % 2 == 0)).Go(0, 100);

        Assert.That(outcome.Findings, Is.Empty);
        Assert.That(outcome.Inputs, Is.EqualTo(100));
        Assert.That(outcome.Refused, Is.GreaterThan(10).And.LessThan(90));
    }

    [Test]
    public void Go_OtherException_IsAFindingOfWhichTheFirstInputIsKept()
    {
        FuzzOutcome outcome = Run((input, _) => throw new InvalidOperationException("no line of ours")).Go(40, 3);

        string text = outcome.Findings.Single().Text;
        Assert.That(text, Does.StartWith("input 40 of Harness (").And.Contain("no line of ours").And.EndWith("(3 such inputs)"));
        Assert.That(File.ReadAllBytes(Path.Combine(FuzzRun.Root, "Harness", "40-input")), Is.EqualTo(Inputs.Create(40)));
    }

    [Test]
    public void Go_TooMuchMemory_IsAFinding()
    {
        FuzzRun run = Run((_, _) => GC.KeepAlive(new byte[3 << 20]), mostBytes: 2 << 20);

        Assert.That(run.Go(7, 1).Findings.Single().Text, Does.Contain("input 7 of Harness").And.EndWith("allocates 3 MiB"));
    }

    [Test]
    public void Go_SlowEveryTime_IsAFinding()
    {
        FuzzRun run = Run((_, _) => Thread.Sleep(30), longest: TimeSpan.FromMilliseconds(10));

        Assert.That(run.Go(7, 1).Findings.Single().Text, Does.Contain("input 7 of Harness").And.Match(@"takes \d+\.\d s$"));
    }

    [Test]
    public void Go_SlowOnce_IsNone()
    {
        int reads = 0;
        FuzzRun run = Run((_, _) => Thread.Sleep(reads++ == 0 ? 3000 : 0));

        Assert.That(run.Go(7, 1).Findings, Is.Empty);
        Assert.That(reads, Is.GreaterThan(1));
    }

    [Test]
    public void Go_InputThatIsNeverDone_IsAFindingAndEndsTheRun()
    {
        using var never = new ManualResetEventSlim();
        FuzzRun run = Run((_, _) => never.Wait(), hangs: TimeSpan.FromMilliseconds(300));

        Assert.That(run.Go(7, 5).Findings.Single().Text, Does.Contain("input 7 of Harness").And.Contain("not done after"));
        never.Set();
    }

    [Test]
    public void Create_SameNumber_IsTheSameInput()
    {
        byte[][] once = [.. Enumerable.Range(0, 500).Select(number => Inputs.Create(number))], again = [.. Enumerable.Range(0, 500).Select(number => Inputs.Create(number))];

        Assert.That(again, Is.EqualTo(once));
        Assert.That(once.DistinctBy(Convert.ToHexString).Count(), Is.GreaterThan(300));
    }

    [Test]
    public void MendPng_FilesOfOthers_StayAsTheyAre() => Assert.That(PictureSeeds.Png.Select(Checksums.MendPng), Is.EqualTo(PictureSeeds.Png));

    [Test]
    public void MendZip_ChangedEntry_HasTheRightChecksum()
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using Stream entry = archive.CreateEntry("a", CompressionLevel.NoCompression).Open();
            entry.Write("content"u8);
        }
        byte[] bytes = file.ToArray();
        int at = bytes.AsSpan().IndexOf("content"u8);
        bytes[at] = (byte)'C';

        using var mended = new ZipArchive(new MemoryStream(Checksums.MendZip(bytes)));

        Assert.That(mended.Entries[0].Crc32, Is.EqualTo(Checksums.Crc("Content"u8)));
    }

    private static FuzzRun Run(Action<byte[], string> read, long mostBytes = 1 << 30, TimeSpan? longest = null, TimeSpan? hangs = null) =>
        new("Harness", "input", Inputs, read, failure => failure is NebulaException)
        {
            MostBytes = mostBytes,
            Longest = longest ?? TimeSpan.FromSeconds(2),
            Hangs = hangs ?? TimeSpan.FromSeconds(60),
        };

    private static void Refuse(bool refuse)
    {
        if (refuse)
        {
            throw new NebulaException("NB5102", "damaged.");
        }
    }
}
