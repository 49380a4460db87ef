using NebulaBench.Runs.Files;

namespace NebulaBench.Host.Commands;

/// <summary>An experiment's file that workers can read too: a pipe, such as a shell's <c>&lt;(…)</c>, gives its text only once and is copied.</summary>
internal sealed class RereadableFile : IDisposable
{
    // More than any experiment has; the reader refuses what is longer.
    private const int MostCharacters = 20 * 1024 * 1024;

    private readonly DirectoryInfo? folder;

    /// <summary>Copies the file where it must be.</summary>
    /// <param name="file">The file as the user named it.</param>
    /// <exception cref="IOException">It is a pipe that nobody writes to.</exception>
    public RereadableFile(string file)
    {
        Name = file;
        if (!File.Exists(file) || (OwnFile.IsRegular(file) && !Path.GetFullPath(file).StartsWith("/dev/", StringComparison.Ordinal)))
        {
            return;
        }
        folder = Directory.CreateTempSubdirectory("nebula-");
        Name = Path.Combine(folder.FullName, "experiment.yaml");
        try
        {
            PatientFile.Use(file, () => Copy(file, Name));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The file to read.</summary>
    public string Name { get; }

    /// <inheritdoc/>
    public void Dispose() => folder?.Delete(recursive: true);

    private static int Copy(string from, string to)
    {
        using var reader = new StreamReader(from);
        using var writer = new StreamWriter(to);
        var buffer = new char[64 * 1024];
        int copied = 0;
        for (; copied < MostCharacters && reader.Read(buffer) is var read and > 0; copied += read)
        {
            writer.Write(buffer, 0, read);
        }
        return copied;
    }
}
