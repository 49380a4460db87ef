using System.Text;
using NebulaBench.Datasets.Shapes.Formats;
using NebulaBench.Errors;

namespace NebulaBench.Datasets.Shapes.Tests;

/// <summary>What a user is told of each kind of damage.</summary>
[TestFixture]
internal sealed class BadMeshTests
{
    private const string Again = "Fetch or export it again.";
    private const string PlyStart = "ply\nformat ascii 1.0\nelement vertex 3\nproperty float x\nproperty float y\nproperty float z\n"
        + "element face 1\nproperty list uchar int vertex_indices\nend_header\n";

    [TestCase("a.off", "", "NB3111: a.off, line 0: it does not begin with OFF. Give the file the ending of its true format, or export it as OFF.")]
    [TestCase("a.off", "solid x\n", "NB3111: a.off, line 1: it does not begin with OFF. Give the file the ending of its true format, or export it as OFF.")]
    [TestCase("a.off", "OFF\n", "NB3113: a.off, line 1: the file ends before its counts. " + Again)]
    [TestCase("a.off", "OFF\n3 x 0\n", "NB3112: a.off, line 2: 'x' is not the number of faces. Mend the line, or export the file again.")]
    [TestCase("a.off", "OFF\n-3 1 0\n", "NB3112: a.off, line 2: '-3' is not the number of vertices. Mend the line, or export the file again.")]
    [TestCase("a.off", "OFF\n3 1 0\n0 0 0\n1 0\n",
        "NB3112: a.off, line 4: the line ends where a coordinate is expected. Mend the line, or export the file again.")]
    [TestCase("a.off", "OFF\n3 1 0\n0 0 0\n1 0 0\n", "NB3113: a.off, line 4: the file ends after 2 of 3 vertices. " + Again)]
    [TestCase("a.off", "OFF\n3 2 0\n0 0 0\n1 0 0\n0 1 0\n3 0 1 2\n", "NB3113: a.off, line 6: the file ends after 1 of 2 faces. " + Again)]
    [TestCase("a.off", "OFF\n3 1 0\n0 0 0\n1 0 0\n0 1 0\n3 0 1 2\n3 0 2 1\n",
        "NB3118: a.off, line 7: there is more than the 3 vertices and 1 faces that the header counts. Mend the header's counts.")]
    [TestCase("a.off", "OFF\n3 1 0\n0 0 0\n1 nan 0\n0 1 0\n3 0 1 2\n",
        "NB3115: a.off, line 4: vertex 1 is not finite. Export the file again, or take the vertex out.")]
    [TestCase("a.off", "OFF\n3 1 0\n0 0 0\n1 -inf 0\n0 1 0\n3 0 1 2\n",
        "NB3115: a.off, line 4: vertex 1 is not finite. Export the file again, or take the vertex out.")]
    [TestCase("a.off", "OFF\n3 1 0\n0 0 0\n1 0 0\n0 1 0\n3 0 1 3\n",
        "NB3114: a.off, line 6: the face names vertex 3, but there are 3 (counted from 0). Mend the face, or export the file again.")]
    [TestCase("a.off", "OFF\n0 0 0\n", "NB3116: a.off: the mesh is empty. Export it again, with its faces.")]
    [TestCase("a.off", "OFF\n1 0 0\n1 2 3\n", "NB3116: a.off: the mesh has 1 vertices but no face. Export it again, with its faces.")]
    [TestCase("a.off", "OFF\n3 1 0\n0 0 0\n1 0 0\n2 0 0\n3 0 1 2\n",
        "NB3117: a.off: the mesh has no area: all its triangles are points or lines. Export it again as a surface.")]
    [TestCase("a.obj", "v 0 0 0\nv 1 0 0\nv 0 1 0\nf 0 1 2\n",
        "NB3114: a.obj, line 4: the face names vertex 0, but there are 3 so far (counted from 1). Mend the face, or export the file again.")]
    [TestCase("a.obj", "v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 -4\n",
        "NB3114: a.obj, line 4: the face names vertex -4, but there are 3 so far (counted from 1). Mend the face, or export the file again.")]
    [TestCase("a.obj", "v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 x/1\n",
        "NB3112: a.obj, line 4: 'x' is not the number of a vertex. Mend the line, or export the file again.")]
    [TestCase("a.obj", "v 0 0 0\n", "NB3116: a.obj: the mesh has 1 vertices but no face. Export it again, with its faces.")]
    [TestCase("a.ply", "OFF\n", "NB3111: a.ply, line 1: it does not begin with ply. Give the file the ending of its true format, or export it as PLY.")]
    [TestCase("a.ply", "ply\nformat ascii 1.0\nelement vertex 3\n", "NB3113: a.ply, line 3: the file ends in its header. " + Again)]
    [TestCase("a.ply", "ply\nelement vertex 3\nend_header\n", "NB3111: a.ply, line 3: the header names no format. Export the file again.")]
    [TestCase("a.ply", "ply\nformat zip 1.0\n",
        "NB3119: a.ply, line 2: the format 'zip' is not known. Export as ascii, binary_little_endian or binary_big_endian.")]
    [TestCase("a.ply", "ply\nformat ascii 1.0\nelement vertex 3\nproperty half x\n",
        "NB3119: a.ply, line 4: the type 'half' is not known. Export with the types char to double, or int8 to float64.")]
    [TestCase("a.ply", PlyStart + "0 0 0\n1 0 0\n", "NB3113: a.ply, line 11: the file ends after 2 of 3 elements 'vertex'. " + Again)]
    [TestCase("a.ply", PlyStart + "0 0 0\n1 0 0\n0 1 0\n3 0 1 7\n",
        "NB3114: a.ply, line 13: the face names vertex 7, but there are 3 (counted from 0). Mend the face, or export the file again.")]
    [TestCase("a.ply", PlyStart + "0 0 0\n1 0 0\n0 1 0\n3 0 1 2\n3 0 1 2\n",
        "NB3118: a.ply, line 14: there is more than the header counts. Mend the header's counts.")]
    [TestCase("a.ply", PlyStart + "0 0 0\n1 NaN 0\n0 1 0\n3 0 1 2\n",
        "NB3115: a.ply, line 11: vertex 1 is not finite. Export the file again, or take the vertex out.")]
    [TestCase("a.stl", "solid x\nfacet normal 0 0 1\nouter loop\nvertex 0 0 0\nvertex 1 0 0\nendloop\nendfacet\nendsolid\n",
        "NB3112: a.stl, line 6: the triangle has 2 corners. Mend the triangle, or export the file again.")]
    [TestCase("a.stl", "solid x\nfacet normal 0 0 1\nouter loop\nvertex 0 0 0\n", "NB3113: a.stl, line 4: the file ends before endsolid. " + Again)]
    [TestCase("a.stl", "solid x\nendsolid x\n", "NB3116: a.stl: the mesh is empty. Export it again, with its faces.")]
    [TestCase("a.stl", "nothing", "NB3113: a.stl, byte 0: the file has 7 bytes, but the header alone has 84. " + Again)]
    [TestCase("a.fbx", "x", "NB3119: a.fbx: meshes in files ending in '.fbx' cannot be read. Use one of .off, .obj, .ply, .stl.")]
    public void Read_Damaged_SaysWhatAndWhere(string name, string text, string message) =>
        Assert.That(() => MeshFileTests.Read(name, text), Throws.TypeOf<NebulaException>().With.Message.EqualTo(message));

    [Test]
    public void Read_TruncatedBinaryPly_NamesTheByte()
    {
        byte[] whole = MeshFiles.BinaryPly(Solids.Box(1, 1, 1), bigEndian: false);
        int header = Encoding.Latin1.GetString(whole).IndexOf("end_header\n", StringComparison.Ordinal) + 11;

        AssertBad("a.ply", whole[..(header + 30)], $"NB3113: a.ply, byte {header + 28}: the file ends after 2 of 8 elements 'vertex'. {Again}");
        AssertBad("a.ply", whole[..^1], $"NB3113: a.ply, byte {whole.Length - 4}: the file ends after 11 of 12 elements 'face'. {Again}");
        AssertBad("a.ply", [.. whole, 0], $"NB3118: a.ply, byte {whole.Length}: there are 1 bytes more than the header counts. {Again}");
    }

    [Test]
    public void Read_BinaryPlyWithBadValues_NamesTheByte()
    {
        byte[] infinite = MeshFiles.BinaryPly(Solids.Box(1, 1, 1), bigEndian: true);
        int header = Encoding.Latin1.GetString(infinite).IndexOf("end_header\n", StringComparison.Ordinal) + 11;
        byte[] outOfRange = [.. infinite];
        new byte[] { 0x7f, 0x80, 0, 0 }.CopyTo(infinite, header);
        outOfRange[^1] = 8;

        AssertBad("a.ply", infinite,
            $"NB3115: a.ply, byte {header + 12}: vertex 0 is not finite. Export the file again, or take the vertex out.");
        AssertBad("a.ply", outOfRange,
            $"NB3114: a.ply, byte {outOfRange.Length}: the face names vertex 8, but there are 8 (counted from 0). "
            + "Mend the face, or export the file again.");
    }

    [Test]
    public void Read_BinaryStlOfAnotherLength_SaysBothLengths()
    {
        byte[] whole = MeshFiles.BinaryStl(Solids.Box(1, 1, 1));

        AssertBad("a.stl", whole[..^10],
            $"NB3113: a.stl, byte 84: the header counts 12 triangles, which is 684 bytes, but the file has 674. {Again}");
        AssertBad("a.stl", [.. whole, 0, 0],
            $"NB3118: a.stl, byte 84: the header counts 12 triangles, which is 684 bytes, but the file has 686. {Again}");
    }

    private static void AssertBad(string name, byte[] bytes, string message) =>
        Assert.That(() => MeshFile.Read(bytes, name), Throws.TypeOf<NebulaException>().With.Message.EqualTo(message));
}
