using System.Text;
using NebulaBench.Errors;
using NebulaBench.Runs.Arrays;

namespace NebulaBench.Host.Tests.Runs;

public class SafetensorsFileTests
{
    [Test]
    public void Read_FileLaidOutByHand_GivesNamedArrays()
    {
        IReadOnlyDictionary<string, DenseArray> arrays = SafetensorsFile.Read(StoredFiles.Golden("by-hand.safetensors"));

        Assert.That(arrays.Keys, Is.EqualTo(new[] { "anchors", "encoder.0.weight", "empty", "scalar" }));
        Assert.Multiple(() =>
        {
            Assert.That(arrays["anchors"].Values, Is.EqualTo(new long[] { 1, 2, 3 }));
            Assert.That(arrays["encoder.0.weight"].Shape, Is.EqualTo(new[] { 3, 2 }));
            Assert.That(arrays["encoder.0.weight"].Values, Is.EqualTo(new[] { 1.5f, -2, 0.25f, 4, 5, 6 }));
            Assert.That(arrays["empty"].Shape, Is.EqualTo(new[] { 0, 3 }));
            Assert.That(arrays["scalar"].Values, Is.EqualTo(new[] { 2.5 }));
        });
    }

    [Test]
    public void Write_ThenRead_GivesTheSameArraysAtAlignedOffsets()
    {
        using var folder = new TemporaryFolder();
        OrderedDictionary<string, DenseArray> arrays = new()
        {
            ["weight"] = DenseArray.From(new[] { 1f, 2f, 3f, 4f }, 2, 2),
            ["mask"] = DenseArray.From(new[] { true, false, true }),
        };

        SafetensorsFile.Write(folder["w.safetensors"], arrays, new Dictionary<string, string> { ["run"] = "run-1" });
        IReadOnlyDictionary<string, DenseArray> read = SafetensorsFile.Read(folder["w.safetensors"]);

        Assert.That(read.Keys, Is.EqualTo(arrays.Keys));
        Assert.That(read["weight"].Values, Is.EqualTo(arrays["weight"].Values));
        Assert.That(read["mask"].Values, Is.EqualTo(arrays["mask"].Values));
        byte[] bytes = File.ReadAllBytes(folder["w.safetensors"]);
        Assert.That(BitConverter.ToInt64(bytes) % 8, Is.Zero);
        Assert.That(
            Encoding.UTF8.GetString(bytes, 8, (int)BitConverter.ToInt64(bytes)).TrimEnd(),
            Is.EqualTo("""{"__metadata__":{"run":"run-1"},"weight":{"dtype":"F32","shape":[2,2],"data_offsets":[0,16]},"mask":{"dtype":"BOOL","shape":[3],"data_offsets":[16,19]}}"""));
    }

    [Test]
    public void Read_CutShort_NamesTheArray() => Throws(
        File.ReadAllBytes(StoredFiles.Golden("by-hand.safetensors"))[..^1],
        "NB5102",
        "cut short: the array scalar lies beyond the end of the file.");

    [Test]
    public void Read_CutShortInHeader_SaysSo() => Throws(
        File.ReadAllBytes(StoredFiles.Golden("by-hand.safetensors"))[..100],
        "NB5102",
        "not a safetensors file, or cut short: its header is longer than the file.");

    [Test]
    public void Read_RangeThatDoesNotFitShape_NamesTheArray() =>
        Throws(
            Layout("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", 4),
            "NB5102",
            "the byte range of the array a does not fit its shape.");

    [Test]
    public void Read_ArraysThatShareBytes_AreDamage() =>
        Throws(
            Layout("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 8),
            "NB5102",
            "its arrays, up to b, claim more bytes together than the file has.");

    [Test]
    public void Read_UnknownKind_NamesIt() =>
        Throws(Layout("""{"a":{"dtype":"BF16","shape":[2],"data_offsets":[0,4]}}""", 4), "NB5106", "the array a is of kind BF16.");

    [TestCase("{\"a\":{}}")]
    [TestCase("[]")]
    [TestCase("{\"a\"")]
    public void Read_HeaderThatMakesNoSense_SaysSo(string header) =>
        Throws(Layout(header, 0), "NB5102", "its safetensors header makes no sense.");

    private static byte[] Layout(string header, int dataLength) =>
        [.. BitConverter.GetBytes((long)header.Length), .. Encoding.UTF8.GetBytes(header), .. new byte[dataLength]];

    private static void Throws(byte[] bytes, string code, string what)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["x"], bytes);
        NebulaException failure = Assert.Throws<NebulaException>(() => SafetensorsFile.Read(folder["x"]))!;
        Assert.That((failure.Code, failure.Where, failure.What), Is.EqualTo((code, folder["x"], what)));
    }
}
