using System.Security.Cryptography;
using NebulaBench.Testing;

namespace NebulaBench.EndToEnd.Tests.OutOfTree;

/// <summary>The built program as a process that runs holds it: with every one of its libraries and plugins open.</summary>
internal sealed class ProgramInUse : IDisposable
{
    private readonly Dictionary<string, (FileStream File, string Hash)> held = [];

    public ProgramInUse()
    {
        foreach (string file in Directory.GetFiles(BuiltProgram.Folder, "*.dll").Concat(Directory.GetFiles(Path.Combine(BuiltProgram.Folder, "plugins"), "*.dll", SearchOption.AllDirectories)))
        {
            var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            held[Path.GetRelativePath(BuiltProgram.Folder, file)] = (stream, Hash(stream));
        }
    }

    /// <summary>The files whose bytes, as the process sees them, are others than when it started.</summary>
    public string[] Changed() => [.. held.Where(file => Hash(file.Value.File) != file.Value.Hash).Select(file => file.Key)];

    public void Dispose()
    {
        foreach ((FileStream file, _) in held.Values)
            file.Dispose();
    }

    private static string Hash(FileStream file)
    {
        file.Position = 0;
        return Convert.ToHexString(SHA256.HashData(file));
    }
}
