using NebulaBench.Errors;
using NebulaBench.Runs.Arrays;

namespace NebulaBench.Host.Tests.Runs;

public class NpzFileTests
{
    [Test]
    public void Read_CompressedFromNumpy_GivesNamedArrays()
    {
        IReadOnlyDictionary<string, DenseArray> arrays = NpzFile.Read(StoredFiles.Golden("compressed.npz"));

        Assert.That(arrays.Keys, Is.EqualTo(new[] { "latents", "labels" }));
        Assert.That(arrays["latents"].Shape, Is.EqualTo(new[] { 3, 2 }));
        Assert.That(arrays["latents"].Values, Is.EqualTo(new float[] { 1, 2, 3, 4, 5, 6 }));
        Assert.That(arrays["labels"].Values, Is.EqualTo(new long[] { 0, 1, 0 }));
    }

    [Test]
    public void Read_StoredFromNumpy_GivesNamedArrays() =>
        Assert.That(NpzFile.Read(StoredFiles.Golden("stored.npz"))["correlation"].Values, Is.EqualTo(new[] { 1.0, 0, 0, 1 }));

    [Test]
    public void Write_ThenRead_GivesTheSameArraysInOrder()
    {
        using var folder = new TemporaryFolder();
        var arrays = new OrderedDictionary<string, DenseArray>
        {
            ["z"] = DenseArray.From(new[] { 1.5f, float.NaN, -0.0f, float.MaxValue }, 2, 2),
            ["a"] = DenseArray.From(new[] { 3, -1 }),
            ["empty"] = DenseArray.From(Array.Empty<double>(), 0, 7),
        };

        NpzFile.Write(folder["a.npz"], arrays);
        IReadOnlyDictionary<string, DenseArray> read = NpzFile.Read(folder["a.npz"]);

        Assert.That(read.Keys, Is.EqualTo(arrays.Keys));
        Assert.Multiple(() =>
        {
            foreach ((string name, DenseArray array) in arrays)
            {
                Assert.That(read[name].Shape, Is.EqualTo(array.Shape));
                Assert.That(read[name].Bytes.ToArray(), Is.EqualTo(array.Bytes.ToArray()));
            }
        });
    }

    [Test]
    public void Write_Twice_GivesTheSameBytes()
    {
        using var folder = new TemporaryFolder();
        Dictionary<string, DenseArray> arrays = new() { ["a"] = DenseArray.From(new[] { 1.0, 2.0 }) };

        NpzFile.Write(folder["1.npz"], arrays);
        NpzFile.Write(folder["2.npz"], arrays);

        Assert.That(File.ReadAllBytes(folder["1.npz"]), Is.EqualTo(File.ReadAllBytes(folder["2.npz"])));
    }

    [TestCase(1)]
    [TestCase(60)]
    [TestCase(400)]
    public void Read_CutShort_SaysSo(int missing)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["x.npz"], File.ReadAllBytes(StoredFiles.Golden("compressed.npz"))[..^missing]);

        NebulaException failure = Assert.Throws<NebulaException>(() => NpzFile.Read(folder["x.npz"]))!;

        Assert.That(failure.Message, Is.EqualTo(
            $"NB5102: {folder["x.npz"]}: not an NPZ file, or cut short: its ZIP directory cannot be read. "
            + "Restore the file from a copy, or move the run's folder away and run its experiment again."));
    }

    [Test]
    public void Read_NoSuchFile_SaysSo()
    {
        NebulaException failure = Assert.Throws<NebulaException>(() => NpzFile.Read("nowhere.npz"))!;

        Assert.That(failure.Message, Is.EqualTo(
            "NB5101: nowhere.npz: there is no such file. Give the folder of a run that has come this far."));
    }
}
