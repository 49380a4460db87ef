using NebulaBench.Errors;
using NebulaBench.Runs.Arrays;

namespace NebulaBench.Host.Tests.Runs;

public class NpyFileTests
{
    [Test]
    public void Read_Float32FromNumpy_GivesShapeAndValues()
    {
        DenseArray array = NpyFile.Read(StoredFiles.Golden("float32-2x3.npy"));

        Assert.That(array.Shape, Is.EqualTo(new[] { 2, 3 }));
        Assert.That(array.Values, Is.EqualTo(new[] { 1.5f, -2.25f, 0.1f, float.PositiveInfinity, 1e-40f, 3e38f }));
    }

    [Test]
    public void Read_ColumnMajorFromNumpy_GivesRowMajorValues()
    {
        DenseArray array = NpyFile.Read(StoredFiles.Golden("float64-column-major-2x3x2.npy"));

        Assert.That(array.Shape, Is.EqualTo(new[] { 2, 3, 2 }));
        Assert.That(array.Values, Is.EqualTo(Enumerable.Range(0, 12).Select(value => value + 0.5).ToArray()));
    }

    [Test]
    public void Read_OtherKindsFromNumpy_GivesTheirValues()
    {
        Assert.Multiple(() =>
        {
            Assert.That(NpyFile.Read(StoredFiles.Golden("int64-big-endian-4.npy")).Values, Is.EqualTo(new long[] { 1, -2, 300, -40000 }));
            Assert.That(NpyFile.Read(StoredFiles.Golden("uint8-5.npy")).ToIntegers(), Is.EqualTo(new[] { 0, 1, 9, 200, 255 }));
            Assert.That(NpyFile.Read(StoredFiles.Golden("bool-3.npy")).ToDoubles(), Is.EqualTo(new[] { 1.0, 0.0, 1.0 }));
            Assert.That(NpyFile.Read(StoredFiles.Golden("float16-2.npy")).ToFloats(), Is.EqualTo(new[] { 0.5f, -1.25f }));
            Assert.That(NpyFile.Read(StoredFiles.Golden("version2.npy")).Values, Is.EqualTo(new[] { 7, 8 }));
        });
    }

    [Test]
    public void Read_ScalarFromNumpy_HasNoAxes()
    {
        DenseArray array = NpyFile.Read(StoredFiles.Golden("scalar.npy"));

        Assert.That(array.Shape, Is.Empty);
        Assert.That(array.Values, Is.EqualTo(new[] { 42.0 }));
    }

    [Test]
    public void Write_SameArrayAsNumpy_GivesTheSameBytes()
    {
        using var folder = new TemporaryFolder();
        float[] values = [1.5f, -2.25f, 0.1f, float.PositiveInfinity, 1e-40f, 3e38f];

        NpyFile.Write(folder["a.npy"], DenseArray.From(values, 2, 3));

        Assert.That(File.ReadAllBytes(folder["a.npy"]), Is.EqualTo(File.ReadAllBytes(StoredFiles.Golden("float32-2x3.npy"))));
    }

    [Test]
    public void Read_TextArray_SaysThatItIsNotNumbers() => Throws(
        StoredFiles.Golden("strings.npy"),
        "NB5106",
        "its elements are text, not numbers.");

    [Test]
    public void Read_CutShort_SaysHowMuchIsMissing() => ThrowsForBytes(
        File.ReadAllBytes(StoredFiles.Golden("float32-2x3.npy"))[..^1],
        "cut short: 24 bytes of numbers are announced, the file has 23.");

    [Test]
    public void Read_CutShortInHeader_SaysSo() => ThrowsForBytes(
        File.ReadAllBytes(StoredFiles.Golden("float32-2x3.npy"))[..40], "cut short: it ends inside its NPY header.");

    [Test]
    public void Read_Garbage_SaysThatItIsNoNpyFile() => ThrowsForBytes(
        "label,x,y\n1,2,3\n"u8.ToArray(), "not an NPY file: it does not begin with the bytes that one begins with.");

    [Test]
    public void Read_HeaderThatClaimsTerabytes_AllocatesNothing()
    {
        byte[] bytes = File.ReadAllBytes(StoredFiles.Golden("float32-2x3.npy"));
        "(99999, 99999), }"u8.CopyTo(bytes.AsSpan(bytes.AsSpan().IndexOf("(2, 3)"u8)));

        ThrowsForBytes(bytes, "cut short: 39999200004 bytes of numbers are announced, the file has 152.");
    }

    private static void ThrowsForBytes(byte[] bytes, string what)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["x.npy"], bytes);
        Throws(folder["x.npy"], "NB5102", what);
    }

    private static void Throws(string file, string code, string what)
    {
        NebulaException failure = Assert.Throws<NebulaException>(() => NpyFile.Read(file))!;
        Assert.That((failure.Code, failure.Where, failure.What), Is.EqualTo((code, file, what)));
    }
}
