using System.Globalization;
using System.Numerics;
using System.Text;
using NebulaBench.Datasets.Shapes.Formats;
using NebulaBench.Datasets.Shapes.Meshes;

namespace NebulaBench.Datasets.Shapes.Tests;

[TestFixture]
internal sealed class MeshFileTests
{
    private static readonly Mesh Thing = Solids.Box(0.5f, 0.25f, 1e-3f, new(1.5f, -2, 3));

    private static IEnumerable<TestCaseData> Files()
    {
        yield return new TestCaseData("a.off", Encoding.UTF8.GetBytes(MeshFiles.Off(Thing))).SetArgDisplayNames("off");
        yield return new TestCaseData("a.OFF", Encoding.UTF8.GetBytes(MeshFiles.Off(Thing, "OFF"))).SetArgDisplayNames("off of ModelNet");
        yield return new TestCaseData("a.off", Encoding.UTF8.GetBytes(MeshFiles.Off(Thing, "# hello\nOFF # counts\n\n").Replace("\n", "\r\n")))
            .SetArgDisplayNames("off with comments");
        yield return new TestCaseData("a.obj", Encoding.UTF8.GetBytes(MeshFiles.Obj(Thing))).SetArgDisplayNames("obj");
        yield return new TestCaseData("a.ply", Encoding.UTF8.GetBytes(MeshFiles.Ply(Thing))).SetArgDisplayNames("ply");
        yield return new TestCaseData("a.ply", MeshFiles.BinaryPly(Thing, bigEndian: false)).SetArgDisplayNames("little ply");
        yield return new TestCaseData("a.ply", MeshFiles.BinaryPly(Thing, bigEndian: true)).SetArgDisplayNames("big ply");
        yield return new TestCaseData("a.stl", Encoding.UTF8.GetBytes(MeshFiles.Stl(Thing))).SetArgDisplayNames("stl");
        yield return new TestCaseData("a.stl", MeshFiles.BinaryStl(Thing)).SetArgDisplayNames("binary stl");
        byte[] misleading = MeshFiles.BinaryStl(Thing);
        Encoding.ASCII.GetBytes("solid").CopyTo(misleading, 0);
        yield return new TestCaseData("a.stl", misleading).SetArgDisplayNames("binary stl that begins with solid");
    }

    [TestCaseSource(nameof(Files))]
    public void Read_EveryFormat_GivesTheSameTriangles(string name, byte[] bytes)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.That(Corners(MeshFile.Read(bytes, name)), Is.EqualTo(Corners(Thing)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Test]
    public void Off_PolygonsWithColors_AreFans()
    {
        Mesh mesh = Read("a.off", "COFF\n5 2 0\n0 0 0 255 0 0\n1 0 0 1 1 1\n2 1 0 0 0 0\n1 2 0 0 0 0\n0 2 0 0 0 0\n5 0 1 2 3 4 0.5 0.5 0.5\n2 0 1\n");

        Assert.That(mesh.Triangles, Is.EqualTo(new Triangle[] { new(0, 1, 2), new(0, 2, 3), new(0, 3, 4) }));
    }

    [Test]
    public void Obj_EveryFormOfCorner_IsTheVertex()
    {
        Mesh mesh = Read(
            "a.obj", "mtllib x\nv 0 0 0 1\nv 1 0 0\nv 1 1 0\nv 0 1 0\nvt 0 0\nvn 0 0 1\ng side\nf 1/1 2/1/1 3//1 4\nf -4 -3 -2\n");

        Assert.That(mesh.Triangles, Is.EqualTo(new Triangle[] { new(0, 1, 2), new(0, 2, 3), new(0, 1, 2) }));
    }

    [Test]
    public void Ply_OtherPropertiesAndElements_ArePassedOver()
    {
        Mesh mesh = Read("a.ply",
            "ply\nformat ascii 1.0\nelement camera 1\nproperty list uchar float setting\nelement vertex 3\nproperty double z\nproperty uchar red\n"
            + "property double x\nproperty double y\nelement face 1\nproperty uchar flags\nproperty list uint8 uint32 vertex_index\n"
            + "property list uchar float texcoord\nelement edge 1\nproperty int vertex1\nend_header\n"
            + "2 0.5 0.5\n3 255 1 2\n3 0 2 2\n4 0 1 3\n9 3 0 1 2 1 0.5\n7\n");

        Assert.That(mesh.Vertices, Is.EqualTo(new Vector3[] { new(1, 2, 3), new(2, 2, 3), new(1, 3, 4) }));
        Assert.That(mesh.Triangles, Is.EqualTo(new Triangle[] { new(0, 1, 2) }));
    }

    [Test]
    public void TurnedFromZUp_PutsTheTopUp()
    {
        Mesh mesh = new([new(1, 2, 3)], []);

        Assert.That(mesh.TurnedFromZUp().Vertices, Is.EqualTo(new Vector3[] { new(1, 3, -2) }));
    }

    [TestCase(Normalization.Sphere, 1f)]
    [TestCase(Normalization.Cube, 1f)]
    public void Placed_AnyMesh_IsCenteredAndOfSizeOne(Normalization normalization, float size)
    {
        Mesh mesh = new([.. Thing.Vertices, new(99, 99, 99)], Thing.Triangles); // a corner that no triangle uses
        Vector3[] placed = mesh.Placed(normalization).Vertices[..8];

        float reach = normalization == Normalization.Sphere ? placed.Max(v => v.Length()) : placed.Max(v => v.X);
        Assert.That(reach, Is.EqualTo(size).Within(1e-5));
        Assert.That(placed.Min(v => v.Y), Is.EqualTo(-placed.Max(v => v.Y)).Within(1e-5));
        Assert.That(mesh.Placed(Normalization.None), Is.SameAs(mesh));
    }

    internal static Mesh Read(string name, string text) => MeshFile.Read(Encoding.UTF8.GetBytes(text), name);

    private static Vector3[] Corners(Mesh mesh) => [.. mesh.Triangles.SelectMany(t => new[] { t.A, t.B, t.C }).Select(v => mesh.Vertices[v])];
}
