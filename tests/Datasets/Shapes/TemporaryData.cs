using System.Text;

namespace NebulaBench.Datasets.Shapes.Tests;

/// <summary>A data folder, a cache folder and a listener that last as long as a test.</summary>
internal sealed class TemporaryData : IDataFolder, ICacheFolder, IProgressReporter, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("nebula-shapes-").FullName;

    string IDataFolder.Root => Path.Combine(folder, "data");

    string ICacheFolder.Root => Cache;

    public string Cache => Path.Combine(folder, "cache");

    /// <summary>What was reported last.</summary>
    public (string Work, long Done, long All) Reported { get; private set; }

    public string PathOf(string name) => Path.Combine(folder, "data", name);

    public string Write(string name, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllBytes(PathOf(name), bytes);
        return PathOf(name);
    }

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public void Report(string work, long done, long all)
    {
        lock (folder)
        {
            Reported = done > Reported.Done ? (work, done, all) : Reported;
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
