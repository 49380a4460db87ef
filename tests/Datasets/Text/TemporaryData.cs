using System.IO.Compression;
using System.Text;

namespace NebulaBench.Datasets.Text.Tests;

/// <summary>A data folder that lasts as long as a test.</summary>
internal sealed class TemporaryData : IDataFolder, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("nebula-text-").FullName;

    public string Root => Path.Combine(folder, "data");

    public string PathOf(string name) => Path.Combine(Root, name);

    public string Write(string name, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllBytes(PathOf(name), bytes);
        return PathOf(name);
    }

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string WritePacked(string name, string text) => Write(name, Pack(Encoding.UTF8.GetBytes(text)));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    public static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionMode.Compress))
        {
            stream.Write(bytes);
        }
        return packed.ToArray();
    }
}
