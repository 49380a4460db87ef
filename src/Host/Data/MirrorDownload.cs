using System.Net;
using System.Net.Http.Headers;

namespace NebulaBench.Host.Data;

/// <summary>Brings one file from one address onto the disk, going on where an earlier attempt ended.</summary>
/// <param name="http">Asks the servers.</param>
/// <param name="patience">How long a server may send nothing.</param>
/// <param name="mostUnannounced">The most bytes that are taken from a server that does not say how many there are; null for 4 GiB.</param>
public sealed class MirrorDownload(HttpClient http, TimeSpan patience, long? mostUnannounced = null)
{
    private const int ChunkSize = 128 * 1024;

    // A server that says how much it sends is held to it by the client; one that does not could send without end.
    private const long MostUnannounced = 4L << 30;

    private readonly long mostUnannounced = mostUnannounced ?? MostUnannounced;

    /// <summary>Receives a file, or its rest.</summary>
    /// <param name="mirror">The address.</param>
    /// <param name="part">The unfinished file; what it holds is kept if the server can send the rest alone.</param>
    /// <param name="progress">Told the bytes on disk and the bytes there will be.</param>
    /// <param name="cancellation">Ends the download; the unfinished file stays.</param>
    /// <exception cref="MirrorException">The server cannot be reached, refuses, or stops sending.</exception>
    public async Task ReceiveAsync(Uri mirror, string part, Action<long, long?> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(progress);
        using FileStream file = Open(part);
        using var stall = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            stall.CancelAfter(patience);
            using HttpResponseMessage response = await AskAsync(mirror, file, stall.Token).ConfigureAwait(false);
            if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
            {
                // Nothing is left to send: all of it is here, which the check of the hash will show.
                return;
            }
            long? total = Place(response, file);
            long most = Most(total, file, part);
            progress(file.Length, total);
            using Stream body = await response.Content.ReadAsStreamAsync(stall.Token).ConfigureAwait(false);
            var chunk = new byte[ChunkSize];
            while (true)
            {
                stall.CancelAfter(patience);
                int read = await body.ReadAsync(chunk, stall.Token).ConfigureAwait(false);
                if (read == 0)
                {
                    return;
                }
                if (file.Length + read > most)
                {
                    file.SetLength(0); // nothing to go on from
                    throw new MirrorException($"sends more than {ByteCount.For(most)}, which no dataset's file has");
                }
                Write(file, chunk.AsSpan(0, read), part);
                progress(file.Length, total);
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            string reason = FormattableString.Invariant($"sent nothing for {patience.TotalSeconds:0.#} seconds");
            throw new MirrorException(reason, file.Length > 0);
        }
        // A redirection to what no web server is, such as file:, is an unsupported address to the client.
        catch (Exception failure) when (failure is HttpRequestException or HttpIOException or IOException
            or NotSupportedException or InvalidOperationException or UriFormatException)
        {
            throw new MirrorException(Reason(failure), failure is not HttpRequestException && file.Length > 0, failure);
        }
    }

    /// <summary>How long the file may become: as long as announced, if the disk has room for that.</summary>
    private long Most(long? total, FileStream file, string part)
    {
        if (total is not { } announced)
        {
            return mostUnannounced;
        }
        long free = new DriveInfo(Path.GetFullPath(part)).AvailableFreeSpace;
        return announced - file.Length <= free
            ? announced
            : throw DataErrors.NotWritten(part, new IOException($"it has {ByteCount.For(announced)}, and the disk has room for {ByteCount.For(free)}."));
    }

    private async Task<HttpResponseMessage> AskAsync(Uri mirror, FileStream file, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, mirror);
        if (file.Length > 0)
        {
            request.Headers.Range = new RangeHeaderValue(file.Length, null);
        }
        HttpResponseMessage response = await http
            .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
        bool finished = response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable && file.Length > 0;
        if (response.IsSuccessStatusCode || finished)
        {
            return response;
        }
        response.Dispose();
        throw new MirrorException($"answered {(int)response.StatusCode} ({response.ReasonPhrase})");
    }

    /// <summary>Sets the file's end to where the body begins; says how long the whole file is.</summary>
    private static long? Place(HttpResponseMessage response, FileStream file)
    {
        ContentRangeHeaderValue? range = response.Content.Headers.ContentRange;
        bool continues = response.StatusCode == HttpStatusCode.PartialContent && range?.From == file.Length;
        if (response.StatusCode == HttpStatusCode.PartialContent && !continues)
        {
            throw new MirrorException("sent another part of the file than was asked for");
        }
        if (!continues)
        {
            file.SetLength(0); // the server does not know ranges and sends everything
        }
        file.Seek(0, SeekOrigin.End);
        return range?.Length ?? (response.Content.Headers.ContentLength + file.Length);
    }

    private static FileStream Open(string part)
    {
        try
        {
            var file = new FileStream(part, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
            file.Seek(0, SeekOrigin.End);
            return file;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw DataErrors.NotWritten(part, failure);
        }
    }

    private static void Write(FileStream file, ReadOnlySpan<byte> bytes, string part)
    {
        try
        {
            file.Write(bytes);
        }
        catch (IOException failure)
        {
            throw DataErrors.NotWritten(part, failure);
        }
    }

    private static string Reason(Exception failure)
    {
        string message = failure.Message.ReplaceLineEndings(" ").TrimEnd('.');
        return failure switch
        {
            HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded } => "ended the connection too early",
            HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError } =>
                $"cannot be reached: {message}",
            _ => $"failed: {message}",
        };
    }
}
