using NebulaBench.Runs.Files;

namespace NebulaBench.Reporting.Portraits;

/// <summary>Tells which pictures of a run's folder a report may show: it takes in what it shows, and the folder may be anybody's.</summary>
internal static class PictureFile
{
    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Whether a file is there, is the folder's own, and is a PNG.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="file">The file.</param>
    public static bool IsOwn(string folder, string file)
    {
        if (!OwnFile.LiesIn(folder, file))
        {
            return false;
        }
        try
        {
            using FileStream stream = File.OpenRead(file);
            byte[] start = new byte[Signature.Length];
            return stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.AsSpan().SequenceEqual(Signature);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
