using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using NebulaBench.Datasets.Shapes.Formats;
using NebulaBench.Datasets.Shapes.Meshes;
using NebulaBench.Errors;

namespace NebulaBench.Datasets.Shapes.Tests;

/// <summary>Whatever has happened to a file, it is read or refused with an error of its own; nothing else breaks.</summary>
[TestFixture]
internal sealed class DamagedFileTests
{
    private static readonly Mesh Thing = Solids.Box(0.5f, 0.25f, 1);

    private static readonly (string Name, byte[] Bytes, Action<byte[], string> Read)[] Files =
    [
        ("a.off", Encoding.ASCII.GetBytes(MeshFiles.Off(Thing)), (bytes, name) => MeshFile.Read(bytes, name)),
        ("a.obj", Encoding.ASCII.GetBytes(MeshFiles.Obj(Thing)), (bytes, name) => MeshFile.Read(bytes, name)),
        ("a.ply", Encoding.ASCII.GetBytes(MeshFiles.Ply(Thing)), (bytes, name) => MeshFile.Read(bytes, name)),
        ("b.ply", MeshFiles.BinaryPly(Thing, bigEndian: false), (bytes, name) => MeshFile.Read(bytes, name)),
        ("a.stl", Encoding.ASCII.GetBytes(MeshFiles.Stl(Thing)), (bytes, name) => MeshFile.Read(bytes, name)),
        ("b.stl", MeshFiles.BinaryStl(Thing), (bytes, name) => MeshFile.Read(bytes, name)),
        ("a.xyz", "3\n1 2 3 0\n4 5 6 1\n7 8 9 2\n"u8.ToArray(), (bytes, name) => PointTextFile.Read(bytes, name)),
        ("a.npy", ShapeFolders.Npy("<f4", "(2, 3)", new byte[24]), (bytes, name) => NpyFile.Read(bytes, name)),
        ("a.binvox", "#binvox 1\ndim 2 2 2\ndata\n\u0001\u0004\0\u0004"u8.ToArray(), (bytes, name) => BinvoxFile.Read(bytes, name)),
    ];

    // What a damaged header may claim, and what programs and people put into numbers.
    private static readonly string[] Words =
    [
        "0", "-1", "1", "65536", "2147483647", "2147483648", "4294967295", "-2147483648", "9223372036854775807", "1e308", "1e-400", "nan", "-inf",
        "1.#QNAN", "1,5", ",", ";", "#", "\\", "/", "//", "\r", "\n", "\0", "\uFEFF", "solid", "vertex", "list", "f", "v", "\"",
    ];

    [Test]
    public void Read_RandomWords_GiveAMeshOrAnError() => Gen.Select(
        Gen.Int[0, Files.Length - 1], Gen.Double[0, 1].Array[1, 3], Gen.Int[0, Words.Length - 1].Array[3]).Sample(
        (file, places, words) =>
        {
            (string name, byte[] whole, Action<byte[], string> read) = Files[file];
            List<string> parts = [.. Regex.Split(Encoding.Latin1.GetString(whole), "(?<=[ \n])|(?=[ \n])")];
            for (int change = 0; change < places.Length; change++)
            {
                parts[(int)(places[change] * (parts.Count - 1))] = Words[words[change]];
            }
            try
            {
                read(Encoding.Latin1.GetBytes(string.Concat(parts)), name);
            }
            catch (NebulaException error)
            {
                return error.Code.StartsWith("NB31", StringComparison.Ordinal) && error.Where!.StartsWith(name, StringComparison.Ordinal);
            }
            return true;
        },
        iter: 20_000);

    [Test]
    public void Read_RandomDamage_GivesAMeshOrAnError() => Gen.Select(
        Gen.Int[0, Files.Length - 1], Gen.Double[0, 1].Array[0, 4], Gen.Byte.Array[4], Gen.Double[0, 2]).Sample(
        (file, places, values, end) =>
        {
            (string name, byte[] whole, Action<byte[], string> read) = Files[file];
            byte[] bytes = whole[..(int)(Math.Min(1, end) * whole.Length)];
            for (int change = 0; change < places.Length && bytes.Length > 0; change++)
            {
                bytes[(int)(places[change] * (bytes.Length - 1))] = values[change];
            }
            try
            {
                read(bytes, name);
            }
            catch (NebulaException error)
            {
                return error.Code.StartsWith("NB31", StringComparison.Ordinal) && error.Where!.StartsWith(name, StringComparison.Ordinal);
            }
            return true;
        },
        iter: 20_000);
}
