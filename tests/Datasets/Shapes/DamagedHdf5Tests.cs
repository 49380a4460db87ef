using System.Diagnostics;
using NebulaBench.Datasets.Shapes.Files;
using NebulaBench.Errors;
using NebulaBench.Randomness;

namespace NebulaBench.Datasets.Shapes.Tests;

/// <summary>Damaged HDF5 files end in an error of their own, soon and without asking for memory that they cannot fill.</summary>
[TestFixture]
[NonParallelizable]
internal sealed class DamagedHdf5Tests
{
    private TemporaryData data = null!;

    [SetUp]
    public void Prepare() => data = new TemporaryData();

    [TearDown]
    public void CleanUp() => data.Dispose();

    [Test]
    [CancelAfter(60_000)]
    public void Labels_FileThatIsCut_EndsSoon()
    {
        byte[] whole = Whole();
        foreach (int length in Enumerable.Range(0, 60).Select(part => part * whole.Length / 60))
        {
            AssertEnds(whole[..length]);
        }
    }

    [Test]
    [CancelAfter(120_000)]
    public void LabelsAndCloud_RandomDamage_EndSoon()
    {
        byte[] whole = Whole();
        var random = new RandomStream(30);
        for (int round = 0; round < 3_000; round++)
        {
            byte[] damaged = [.. whole];
            for (int change = random.NextInt(4); change >= 0; change--)
            {
                // Most of what can be damaged lies at the front.
                int at = random.NextInt(2) == 0 ? random.NextInt(Math.Min(2_000, whole.Length)) : random.NextInt(whole.Length);
                damaged[at] = (byte)(random.NextInt(3) switch { 0 => 0, 1 => 255, _ => random.NextInt(256) });
            }
            AssertEnds(damaged);
        }
    }

    [Test]
    public void Labels_PipeOrEmptyFile_IsRefused()
    {
        string path = data.Write("a.h5", []);

        Assert.That(() => new CloudTable(path).Labels(), Throws.TypeOf<NebulaException>().With.Message.EqualTo(
            $"NB3124: {path}: the HDF5 file cannot be read: it is empty, or no regular file. Fetch it again."));
    }

    [Test]
    public void Cloud_ChunkLargerThanTheFileCanHold_IsRefusedBeforeItIsRead()
    {
        byte[] damaged = Whole();
        // The layout message of 'data': the axes of a chunk, a byte each, then the bytes of a number.
        int chunk = damaged.AsSpan().IndexOf<byte>([5, 50, 3, 4]);
        damaged.AsSpan(chunk, 3).Fill(255);
        var table = new CloudTable(data.Write("damaged.h5", damaged));

        Assert.That(() => table.Cloud("data", 0, table.Labels().Length), Throws.TypeOf<NebulaException>().With.Message.Contains(
            "a chunk of 'data' claims 255×255×255 numbers, more than the file can hold"));
    }

    private byte[] Whole()
    {
        ShapeFolders.ModelNet(data, names: false);
        return File.ReadAllBytes(data.PathOf($"{ShapeFolders.Name}/ply_data_test0.h5"));
    }

    private void AssertEnds(byte[] bytes)
    {
        var table = new CloudTable(data.Write("damaged.h5", bytes));
        long began = Stopwatch.GetTimestamp(), memory = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            int clouds = table.Labels().Length;
            table.Cloud("data", 0, clouds);
        }
        catch (NebulaException error)
        {
            Assert.That(error.Code, Is.EqualTo("NB3124"));
        }
        Assert.That(Stopwatch.GetElapsedTime(began), Is.LessThan(TimeSpan.FromSeconds(5)));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - memory, Is.LessThan(1L << 30));
    }
}
