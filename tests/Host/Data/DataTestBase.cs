using System.IO.Compression;
using System.Security.Cryptography;
using NebulaBench.Datasets;
using NebulaBench.Host.Data;
using NebulaBench.Randomness;

namespace NebulaBench.Host.Tests.Data;

/// <summary>A data folder, a client and a dataset's file for each test.</summary>
internal abstract class DataTestBase
{
    protected const string FilePath = "set/file.bin";

    /// <summary>Larger than any buffer on its way.</summary>
    protected static byte[] Content { get; } = Bytes(400_000, 1);

    protected string Root { get; private set; } = null!;

    protected HttpClient Http { get; private set; } = null!;

    protected string Target => Path.Combine(Root, "set", "file.bin");

    protected string Part => Target + ".part";

    [SetUp]
    public void CreateFolder()
    {
        Root = Directory.CreateTempSubdirectory("nebula-data-").FullName;
        Http = new HttpClient();
    }

    [TearDown]
    public void DeleteFolder()
    {
        Http.Dispose();
        Directory.Delete(Root, recursive: true);
    }

    protected static byte[] Bytes(int count, long seed)
    {
        var random = new RandomStream(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (byte)random.NextInt(256))];
    }

    protected static byte[] Gzip(byte[] bytes, CompressionLevel level = CompressionLevel.Fastest)
    {
        using var archive = new MemoryStream();
        using (var gzip = new GZipStream(archive, level))
        {
            gzip.Write(bytes);
        }
        return archive.ToArray();
    }

    // Some publishers state nothing but an MD5.
#pragma warning disable CA5351
    protected static string Md5(byte[] bytes) => Convert.ToHexStringLower(MD5.HashData(bytes));
#pragma warning restore CA5351

    protected static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    protected static DataFile File(params Uri[] servers) => new()
    {
        Path = FilePath,
        Mirrors = [.. servers.Select(server => new Uri(server, "file.bin"))],
        Sha256 = [Sha256(Content)],
    };

    protected static void Write(string path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllBytes(path, bytes);
    }

    protected async Task<FetchedFile> Fetch(
        DataFile file, IProgress<FetchProgress>? progress = null, TimeSpan? patience = null, CancellationToken cancellation = default)
    {
        var files = new List<FetchedFile>();
        await foreach (FetchedFile fetched in new DataFetcher(Http, patience)
            .FetchAsync(new FixedFiles(file), Root, progress, cancellation).ConfigureAwait(false))
        {
            files.Add(fetched);
        }
        return files.Single();
    }

    protected sealed record FixedFiles(params IReadOnlyList<DataFile> Files) : IDownloadable;
}
