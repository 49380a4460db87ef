namespace NebulaBench.Fuzzing.Tests.Harness;

/// <summary>A folder that holds the input being read. If reading ends the process, the input is still there.</summary>
internal sealed class InputFolder : IDisposable
{
    private const string Memory = "/dev/shm";

    // In memory where the system has such a folder: a file for each input would keep a disk busier than the reader.
    private static readonly string Root = Directory.Exists(Memory) ? Memory : Path.GetTempPath();

    private readonly string folder;
    private readonly string file;

    /// <summary>Makes the folder.</summary>
    /// <param name="target">The target it is for.</param>
    /// <param name="fileName">What the input is called.</param>
    public InputFolder(string target, string fileName)
    {
        folder = Path.Combine(Root, FormattableString.Invariant($"nebula-fuzz-{Environment.ProcessId}-{target}"));
        file = Path.Combine(folder, fileName);
        Directory.CreateDirectory(folder);
    }

    /// <summary>Writes an input.</summary>
    /// <returns>Its file.</returns>
    public string Write(byte[] input)
    {
        File.WriteAllBytes(file, input);
        return file;
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(folder, recursive: true);
}
