using System.Numerics;
using System.Text;
using NebulaBench.Datasets.Shapes.Formats;
using NebulaBench.Datasets.Shapes.Meshes;
using NebulaBench.Errors;

namespace NebulaBench.Datasets.Shapes.Tests;

/// <summary>The many ways in which programs write the same mesh, and those that would make another one of it.</summary>
[TestFixture]
internal sealed class SpellingTests
{
    private const string Again = "Export the file with decimal points and blanks between numbers.";

    private static readonly Mesh Thing = Solids.Box(0.5f, 0.25f, 1e-3f, new(1.5f, -2, 3));

    private static readonly (string Name, string Text)[] Texts =
    [
        ("a.off", MeshFiles.Off(Thing)), ("a.obj", MeshFiles.Obj(Thing)), ("a.ply", MeshFiles.Ply(Thing)), ("a.stl", MeshFiles.Stl(Thing)),
    ];

    private static IEnumerable<TestCaseData> Spellings() =>
        from file in Texts
        from spelling in new (string Name, Func<string, string> Write)[]
        {
            ("byte order mark", text => "\uFEFF" + text),
            ("CR", text => text.Replace('\n', '\r')),
            ("CRLF", text => text.ReplaceLineEndings("\r\n")),
            ("tabs", text => text.Replace(' ', '\t')),
            ("blank lines", text => text.Replace("\n", "\n\n \t\n", StringComparison.Ordinal)),
            ("comments", text => file.Name is "a.stl" ? text : text.Replace("\n", " # one, two\n", StringComparison.Ordinal)),
            ("capitals", text => file.Name is "a.ply" ? text : text.ToUpperInvariant()),
            ("no last line end", text => text.TrimEnd('\n')),
        }
        select new TestCaseData(file.Name, spelling.Write(file.Text)).SetArgDisplayNames($"{file.Name} {spelling.Name}");

    [TestCaseSource(nameof(Spellings))]
    public void Read_EverySpelling_GivesTheSameTriangles(string name, string text) =>
        Assert.That(Corners(MeshFileTests.Read(name, text)), Is.EqualTo(Corners(Thing)));

    [TestCase("v 0 0 \\\n 0\nv 1 0 0\nv 0 1 0\nf 1 \\\n2 \\ \r\n 3\n")]
    [TestCase("v 0 0 0 1\nv 1 0 0 0.5 0.5 0.5\nv 0 1 0 # last\nf 1//1 2//1 3//1\n")]
    [TestCase("v\t0 0 0\nV  1e0 0.0E-3 +0\nv 0 1. 0\nF -3/1 -2/2/7 -1\n")]
    [TestCase("# C:\\models\\\nv 0 0 0\nmtllib C:\\x\\\nv 1 0 0\nv 0 1 0\ng a\\\nf 1 2 3#comment\n")]
    public void Obj_RareSpellings_AreRead(string text)
    {
        Mesh mesh = MeshFileTests.Read("a.obj", text);

        Assert.That(mesh.Vertices, Is.EqualTo(new Vector3[] { new(0, 0, 0), new(1, 0, 0), new(0, 1, 0) }));
        Assert.That(mesh.Triangles, Is.EqualTo(new Triangle[] { new(0, 1, 2) }));
    }

    [TestCase("solid\tx # 1\nfacet normal 0 0 1 outer loop vertex 0 0 0 vertex 1 0 0 vertex 0 1 0 endloop endfacet\nendsolid x\n")]
    [TestCase("\n  SOLID\nFACET NORMAL 0 0 1\nOUTER LOOP\nVERTEX 0 0 0\nVERTEX 1.0E+0 0 0\nVERTEX 0 1 0\nENDLOOP\nENDFACET\nENDSOLID")]
    [TestCase("solid vertex 7 8 9\nfacet\nouter loop\nvertex 0 0 0\nvertex 1 0 0\nvertex 0 1 0\nendloop\nendfacet\nendsolid vertex 7 8 9\n")]
    public void Stl_RareSpellings_AreRead(string text) => Assert.That(
        MeshFileTests.Read("a.stl", text).Vertices, Is.EqualTo(new Vector3[] { new(0, 0, 0), new(1, 0, 0), new(0, 1, 0) }));

    [Test]
    public void Ply_BinaryAfterAHeaderOfCarriageReturns_BeginsRightBehindIt()
    {
        byte[] bytes = MeshFiles.BinaryPly(Thing, bigEndian: false);
        int header = Encoding.Latin1.GetString(bytes).IndexOf("end_header\n", StringComparison.Ordinal) + 11;
        bytes[header] = (byte)'\n'; // a coordinate that looks like the rest of a line end
        byte[] returns = [.. bytes[..header].Select(letter => letter == '\n' ? (byte)'\r' : letter), .. bytes[header..]];

        Assert.That(MeshFile.Read(returns, "a.ply").Vertices, Is.EqualTo(MeshFile.Read(bytes, "a.ply").Vertices));
    }

    [TestCase("a.obj", "v 0,50 1,00 2,25\n", "NB3112: a.obj, line 1: '0,50' is not a coordinate: a decimal comma? " + Again)]
    [TestCase("a.obj", "v 0.5, 1.0, 2.25\n", "NB3112: a.obj, line 1: '0.5,' is not a coordinate: a decimal comma? " + Again)]
    [TestCase("a.off", "OFF\n3 1 0\n0,5 0 0\n", "NB3112: a.off, line 3: '0,5' is not a coordinate: a decimal comma? " + Again)]
    [TestCase("a.stl", "solid\nfacet\nvertex 0,5 0 0\n", "NB3112: a.stl, line 3: '0,5' is not a coordinate: a decimal comma? " + Again)]
    [TestCase("a.ply", "ply\nformat ascii 1.0\nelement vertex 1\nproperty float x\nproperty float y\nproperty float z\nend_header\n0,5 1 2\n",
        "NB3112: a.ply, line 8: '0,5' is not a number: a decimal comma? " + Again)]
    [TestCase("a.ply", "ply\nformat ascii 1.0\nelement vertex 1\nproperty int x\nend_header\n0,5\n",
        "NB3112: a.ply, line 6: '0,5' is not a number: a decimal comma? " + Again)]
    [TestCase("a.obj", "v 0 0 1.#INF\n", "NB3115: a.obj, line 1: vertex 0 is not finite. Export the file again, or take the vertex out.")]
    [TestCase("a.obj", "v 0 0 \\\n1;2\n", "NB3112: a.obj, line 2: '1;2' is not a coordinate. Mend the line, or export the file again.")]
    [TestCase("a.off", "OFF BINARY\n", "NB3119: a.off, line 1: it is a binary OFF file. Export it as text.")]
    public void Read_OtherNumbers_AreRefused(string name, string text, string message) =>
        Assert.That(() => MeshFileTests.Read(name, text), Throws.TypeOf<NebulaException>().With.Message.EqualTo(message));

    [TestCase("1,5 2,5 3,5\n")]
    [TestCase("1,5;2,5;3,5\n")]
    [TestCase("1 2 3\n1,5\t2,5\t3,5\n")]
    [TestCase("1,5 2 3\n")]
    public void PointText_DecimalCommas_AreRefused(string text) => Assert.That(
        () => PointTextFile.Read(Encoding.UTF8.GetBytes(text), "a.xyz"), Throws.TypeOf<NebulaException>().With.Message.EqualTo(
            $"NB3112: a.xyz, line {text.Count(letter => letter == '\n')}: a comma stands within the numbers of a line whose columns are separated by "
            + "something else: a decimal comma? " + Again));

    [TestCase("\uFEFF1 2 3\r4 5 6\r")]
    [TestCase("1;2;3\n4;5;6\n")]
    [TestCase("1.0, 2.0, 3.0 \n 4.0 ,5.0 ,6.0\n")]
    [TestCase("1,2,3 # one\n4,\t5,\t6\n")]
    public void PointText_EverySpelling_IsTheSameTable(string text) =>
        Assert.That(PointTextFile.Read(Encoding.UTF8.GetBytes(text), "a.xyz").Values, Is.EqualTo(new[] { 1f, 2, 3, 4, 5, 6 }));

    [TestCase("-5\n1 2 3\n")]
    [TestCase("nan\n1 2 3\n")]
    [TestCase("1.5\n1 2 3\n")]
    public void PointText_OneNumberThatIsNoCount_IsRefused(string text) => Assert.That(
        () => PointTextFile.Read(Encoding.UTF8.GetBytes(text), "a.xyz"), Throws.TypeOf<NebulaException>().With.Message.StartsWith(
            "NB3112: a.xyz, line 1: the line holds one number, which is no number of points."));

    [TestCase("a.off")]
    [TestCase("a.obj")]
    [TestCase("a.ply")]
    [TestCase("a.stl")]
    public void Read_Utf16_IsRefusedByName(string name)
    {
        byte[] bytes = [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(MeshFiles.Off(Thing))];

        Assert.That(() => MeshFile.Read(bytes, name), Throws.TypeOf<NebulaException>().With.Message.EqualTo(
            $"NB3111: {name}, line 0: the text is UTF-16 or UTF-32. Save it as UTF-8."));
    }

    [Test]
    public void Binvox_HeaderThatClaimsMoreThanTheRunsFill_AsksForNoMemory()
    {
        byte[] bytes = "#binvox 1\ndim 512 512 512\ndata\n\u0001\u00ff"u8.ToArray();
        long before = GC.GetAllocatedBytesForCurrentThread();

        Assert.That(() => BinvoxFile.Read(bytes, "a.binvox"), Throws.TypeOf<NebulaException>().With.Message.Contains(
            "the file ends before the last of 512×512×512 cells."));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(1 << 20));
    }

    [TestCase("(4294967295, 4294967295, 4294967295, 4294967295, 4294967295)")]
    [TestCase("(65536, 65536, 65536, 65536, 65536, 65536, 65536, 65536)")]
    [TestCase("(2147483647, 2147483647)")]
    public void Npy_ShapeBeyondAnyNumber_IsRefused(string shape) => Assert.That(
        () => NpyFile.Read(ShapeFolders.Npy("<f4", shape, []), "a.npy"), Throws.TypeOf<NebulaException>().With.Message.Match("NB3113|NB3119"));

    private static Vector3[] Corners(Mesh mesh) => [.. mesh.Triangles.SelectMany(t => new[] { t.A, t.B, t.C }).Select(v => mesh.Vertices[v])];
}
