using System.Runtime.CompilerServices;
using NebulaBench.Datasets;
using NebulaBench.Errors;

namespace NebulaBench.Host.Data;

/// <summary>
/// Brings the files of a dataset into the data folder. Mirrors are tried in turn; a broken download goes on where it ended, in this
/// run or the next; a file takes its name only when its hash is right.
/// </summary>
/// <param name="http">Asks the servers.</param>
/// <param name="patience">How long a server may send nothing; 30 seconds where it is not said.</param>
public sealed class DataFetcher(HttpClient http, TimeSpan? patience = null)
{
    private const string PartSuffix = ".part";
    private const int AttemptsPerMirror = 4;

    private readonly MirrorDownload download = new(http, patience ?? TimeSpan.FromSeconds(30));

    /// <summary>Fetches every file that is missing or wrong.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="root">The data folder.</param>
    /// <param name="progress">Told of every piece received, or null.</param>
    /// <param name="cancellation">Ends the download; what was received is kept for the next attempt.</param>
    /// <returns>One file after the other, as soon as it is there.</returns>
    /// <exception cref="NebulaException">NB3020 to NB3022: no mirror gave a file, or it cannot be written.</exception>
    public async IAsyncEnumerable<FetchedFile> FetchAsync(
        IDownloadable dataset,
        string root,
        IProgress<FetchProgress>? progress = null,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        foreach (DataFile file in dataset.Files)
        {
            FileVerdict present = DataVerifier.Verify(root, file);
            yield return present.Usable
                ? new FetchedFile(file, present, null)
                : await FetchAsync(file, DataPath.For(root, file), progress, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<FetchedFile> FetchAsync(
        DataFile file, string path, IProgress<FetchProgress>? progress, CancellationToken cancellation)
    {
        string part = path + PartSuffix;
        bool hashKnown = file is not { ContentSha256: [], Sha256: [], Md5: [] };
        Prepare(part);
        var reasons = new List<string>();
        foreach (Uri mirror in file.Mirrors)
        {
            try
            {
                if (!hashKnown)
                {
                    // Nothing would show that two halves do not belong together.
                    File.Delete(part);
                }
                FileVerdict verdict = await FromAsync(mirror, file, part, progress, cancellation).ConfigureAwait(false);
                Publish(part, path);
                return new FetchedFile(file, verdict with { Path = path }, mirror);
            }
            catch (MirrorException failure)
            {
                reasons.Add($"{mirror} {failure.Message}");
            }
        }
        throw DataErrors.NotFetched(file, path, reasons, hashKnown ? Kept(part) : 0);
    }

    /// <summary>One mirror: asked again for the rest while its connection breaks, and for the whole if a resumed file is wrong.</summary>
    private async Task<FileVerdict> FromAsync(
        Uri mirror, DataFile file, string part, IProgress<FetchProgress>? progress, CancellationToken cancellation)
    {
        for (int attempt = 1; ; attempt++)
        {
            bool resumed = Kept(part) > 0;
            try
            {
                await download.ReceiveAsync(
                    mirror, part, (received, total) => progress?.Report(new FetchProgress(file, mirror, received, total)), cancellation)
                    .ConfigureAwait(false);
            }
            catch (MirrorException failure) when (failure.Cut && attempt < AttemptsPerMirror)
            {
                continue;
            }

            FileVerdict verdict = DataVerifier.VerifyAt(part, file);
            if (verdict.Usable)
            {
                return verdict;
            }
            File.Delete(part);
            if (!resumed || attempt >= AttemptsPerMirror)
            {
                throw new MirrorException($"sent a file that {verdict.Detail}");
            }
        }
    }

    private static void Prepare(string part)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(part)!);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw DataErrors.NotWritten(part, failure);
        }
    }

    private static void Publish(string part, string path)
    {
        try
        {
            File.Move(part, path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw DataErrors.NotWritten(path, failure);
        }
    }

    private static long Kept(string part) => File.Exists(part) ? new FileInfo(part).Length : 0;
}
