using System.Buffers.Binary;
using System.Diagnostics;
using System.Text;
using NebulaBench.Errors;
using NebulaBench.Randomness;
using NebulaBench.Toolkit.Datasets;

namespace NebulaBench.Datasets.Images.Tests;

/// <summary>Whatever has happened to a file, it is read or refused with an error of its own; nothing else breaks.</summary>
[TestFixture]
internal sealed class DamagedPictureTests
{
    private static readonly (string Name, byte[] Bytes)[] Pictures =
    [
        ("gray", PngBytes.Gray(6, 5, PictureLists.Random(30, 1, 256))),
        ("color", PngBytes.Rgb(6, 5, PictureLists.Random(90, 2, 256))),
        ("deep", PngBytes.For(6, 5, 16, 2, 6, PictureLists.Random(180, 3, 256), 4)),
        ("deep with opacity", PngBytes.For(6, 5, 16, 6, 8, PictureLists.Random(240, 4, 256), 2)),
        ("palette", PngBytes.Palette(6, 5, PictureLists.Random(30, 5, 256))),
        ("few bits", PngBytes.For(2, 3, 2, 0, 1, [0b00_01_10_00, 0b11_00_01_00])),
        ("jpeg", Jpeg.Ramp(16, 24)),
        ("bitmap",
        [
            (byte)'B', (byte)'M', 62, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 1, 0, 24, 0,
            .. new byte[24], 3, 2, 1, 6, 5, 4, 0, 0,
        ]),
    ];

    private static readonly uint[] Claims = [0, 1, 255, 32_768, 32_769, 40_000, 65_535, 65_536, 99_999_999, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff];

    private TemporaryData data = null!;

    [SetUp]
    public void Prepare() => data = new TemporaryData();

    [TearDown]
    public void CleanUp() => data.Dispose();

    [Test]
    public void Read_RandomDamage_GivesAPictureOrAnError()
    {
        var random = new RandomStream(30);
        for (int round = 0; round < 4_000; round++)
        {
            byte[] damaged = Damage(Pictures[round % Pictures.Length].Bytes, random);
            string path = data.Write("damaged.png", damaged);
            long began = Stopwatch.GetTimestamp();
            foreach (Action<string> read in new Action<string>[] { p => PictureFile.Read(p), p => PictureFile.ReadLabels(p), p => PictureFile.Size(p) })
            {
                Assert.That(() => Ends(read, path), Throws.Nothing, () => Convert.ToHexString(damaged));
            }
            Assert.That(Stopwatch.GetElapsedTime(began), Is.LessThan(TimeSpan.FromSeconds(10)), () => Convert.ToHexString(damaged));
        }
    }

    [Test]
    public void ReadLabels_PixelsDeflatedWithADictionary_AreRefused()
    {
        byte[] file = PngBytes.Gray(6, 5, PictureLists.Random(30, 1, 256));
        int pixels = file.AsSpan().IndexOf("IDAT"u8) + 4;
        (file[pixels], file[pixels + 1]) = (0x78, 0xf9); // as if a dictionary had been agreed upon, which PNG has none of
        string path = data.Write("damaged.png", file);

        Assert.That(() => PictureFile.ReadLabels(path), Throws.TypeOf<PictureException>().With.Message.Contains("damaged PNG"));
    }

    // Every size and depth that a header may claim, with the right checksum: a decoder that believes it writes past its memory.
    [Test]
    public void Read_EveryClaim_AsksForNoMoreThanTheBytesCanHold()
    {
        foreach ((byte depth, byte type) in new (byte, byte)[] { (8, 0), (8, 2), (8, 3), (8, 6), (16, 0), (16, 6), (1, 0) })
        {
            byte[] small = PngBytes.For(1, 1, depth, type, 8, new byte[8]);
            foreach (uint height in Claims)
            {
                foreach (uint width in Claims.Where(width => width > 1 || height > 1))
                {
                    string path = data.Write("claim.png", PngBytes.Claiming(small, (int)height, (int)width));
                    long before = GC.GetAllocatedBytesForCurrentThread();

                    Ends(p => PictureFile.Read(p), path);
                    Ends(p => PictureFile.ReadLabels(p), path);
                    Ends(p => PictureFile.Size(p), path);
                    Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(16 << 20), $"{width} × {height}, {depth} bits of type {type}");
                }
            }
        }
    }

    // 320 MB unpacked, and as much again three times over; the bytes behind the picture could hold that many pixels.
    [Test]
    public void Read_MorePixelsOf16BitsThanFitIntoMemory_IsRefused()
    {
        string path = data.Write("deep.png", [.. PngBytes.Claiming(PngBytes.Rgba16(1, 1, 1, 2, 3, 4), 5_000, 8_000), .. new byte[400_000]]);
        long before = GC.GetAllocatedBytesForCurrentThread();

        Assert.That(
            () => PictureFile.Read(path),
            Throws.InstanceOf<PictureException>().With.Message.EqualTo("claims 8000 × 5000 pixels of 64 bits; at most 256 MiB are read: make it smaller"));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(16 << 20));
    }

    [Test]
    public void IdxFile_RandomDamage_IsReadOrRefused()
    {
        var random = new RandomStream(31);
        byte[][] files = [IdxBytes.RandomImages(3, 5), TemporaryData.Gzip(IdxBytes.RandomImages(3, 5)), [0, 0, 8, 1, 0, 0, 0, 2, 1, 0]];
        for (int round = 0; round < 3_000; round++)
        {
            string path = data.Write($"{round}", Damage(files[round % files.Length], random));
            foreach (Func<FileContent, IdxFile> read in new Func<FileContent, IdxFile>[] { IdxFile.Images, IdxFile.Labels })
            {
                try
                {
                    read(FileContent.From(path));
                }
                catch (NebulaException error)
                {
                    Assert.That(error.Code, Does.Match("NB300[2-5]"));
                }
            }
            File.Delete(path);
        }
    }

    [Test]
    public void ImageList_RandomDamage_IsReadOrRefused()
    {
        string[] pieces = ["source", "target", "label", "class", ",", ";", "\t", "\n", "\r", "\"", "\"\"", "a.png", "é", "#", "# ", "sep=;", "\0", "\uFEFF", "7", "-1", "1e9", "/", "..", " "];
        var random = new RandomStream(32);
        for (int round = 0; round < 5_000; round++)
        {
            string text = (random.NextInt(2) == 0 ? "source,label\n" : "")
                + string.Concat(Enumerable.Range(0, random.NextInt(30)).Select(_ => pieces[random.NextInt(pieces.Length)]));
            byte[] bytes = random.NextInt(8) switch
            {
                0 => [.. Encoding.Unicode.Preamble, .. Encoding.UTF8.GetBytes(text)],
                1 => [.. Encoding.UTF8.GetBytes(text), 0xE4],
                _ => Encoding.UTF8.GetBytes(text),
            };
            data.Write("train.csv", bytes);
            try
            {
                var options = new ImageListOptions { Training = "tiny/train.csv", Test = "tiny/train.csv", OnBadSample = BadSample.Skip };
                _ = new ImageListDataset(options, data).Info;
            }
            catch (NebulaException error)
            {
                Assert.That(error.Code, Does.Match("NB303[012]"), text);
            }
        }
    }

    private static byte[] Damage(byte[] whole, RandomStream random)
    {
        byte[] damaged = random.NextInt(4) == 0 ? whole[..random.NextInt(whole.Length)] : [.. whole];
        for (int change = random.NextInt(4); change > 0 && damaged.Length > 4; change--)
        {
            int at = random.NextInt(random.NextInt(2) == 0 ? Math.Min(damaged.Length, 40) : damaged.Length);
            if (random.NextInt(3) == 0)
            {
                BinaryPrimitives.WriteUInt32BigEndian(damaged.AsSpan(Math.Min(at, damaged.Length - 4)), Claims[random.NextInt(Claims.Length)]);
            }
            damaged[at] = (byte)random.NextInt(256);
        }
        return damaged;
    }

    private static void Ends(Action<string> read, string path)
    {
        try
        {
            read(path);
        }
        catch (PictureException)
        {
            // What is wrong with it is told where all bad samples are.
        }
    }
}
