using System.Security.Cryptography;
using NebulaBench.Testing;

namespace NebulaBench.OutOfTree.Tests;

/// <summary>
/// The built program as a process that runs holds it, with every one of its libraries and plugins open, and as one that starts meanwhile finds it.
/// </summary>
internal sealed class ProgramInUse : IDisposable
{
    private static readonly string[] Folders = ["plugins", "runtimes"];

    private readonly List<HeldFile> held;

    public ProgramInUse()
    {
        IEnumerable<string> files = Directory.EnumerateFiles(BuiltProgram.Folder)
            .Concat(Folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(BuiltProgram.Folder, folder), "*", SearchOption.AllDirectories)));
        held = [.. files.Where(file => Path.GetExtension(file) is ".dll" or ".so").Select(file => new HeldFile(file))];
    }

    /// <summary>The files that are others than when it started: their bytes, as the process sees them, or what is in their place.</summary>
    public string[] Changed() => [.. held.Where(file => file.IsChanged()).Select(file => Path.GetRelativePath(BuiltProgram.Folder, file.Path))];

    public void Dispose() => held.ForEach(file => file.Dispose());

    private sealed class HeldFile : IDisposable
    {
        private readonly FileStream stream;
        private readonly string hash;
        private readonly DateTime written;

        public HeldFile(string path)
        {
            Path = path;
            stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            hash = Hash();
            written = File.GetLastWriteTimeUtc(path);
        }

        public string Path { get; }

        // A file that was taken away and laid anew, if with the same bytes in the end, was missing or another in between.
        public bool IsChanged() => File.GetLastWriteTimeUtc(Path) != written || Hash() != hash;

        public void Dispose() => stream.Dispose();

        private string Hash()
        {
            stream.Position = 0;
            return Convert.ToHexString(SHA256.HashData(stream));
        }
    }
}
