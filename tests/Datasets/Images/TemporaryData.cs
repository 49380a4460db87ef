using System.IO.Compression;

namespace NebulaBench.Datasets.Images.Tests;

/// <summary>A data folder that lasts as long as a test.</summary>
internal sealed class TemporaryData : IDataFolder, IDisposable
{
    public TemporaryData()
    {
        Root = Directory.CreateTempSubdirectory("nebula-images-").FullName;
        Folder = Directory.CreateDirectory(Path.Combine(Root, TinyDataset.Id)).FullName;
    }

    public string Root { get; }

    /// <summary>The tiny dataset's own folder.</summary>
    public string Folder { get; }

    public string Write(string name, byte[] bytes)
    {
        string path = Path.Combine(Folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public static byte[] Gzip(byte[] bytes)
    {
        using var archive = new MemoryStream();
        using (var gzip = new GZipStream(archive, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }
        return archive.ToArray();
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
