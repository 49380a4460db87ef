using NebulaBench.Errors;
using NebulaBench.Reporting.Summaries;
using NebulaBench.Runs;
using NebulaBench.Runs.Arrays;
using NebulaBench.Runs.Files;
using NebulaBench.Runs.Records;

namespace NebulaBench.Reporting.Portraits;

/// <summary>Draws portraits from run folders. A file that cannot be read leaves a gap and is named; the rest is shown.</summary>
internal static class RunPortraits
{
    /// <summary>The portraits of runs, by folder. Several are made at once, for most of the time goes into reading.</summary>
    public static IReadOnlyDictionary<string, RunPortrait> For(IEnumerable<RunResult> runs, bool neighbors) => runs
        .AsParallel()
        .Select(run => KeyValuePair.Create(run.Folder, For(run, neighbors)))
        .ToDictionary();

    /// <summary>The portrait of a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="neighbors">Whether its latents are also placed by t-SNE.</param>
    public static RunPortrait For(RunResult run, bool neighbors)
    {
        var gaps = new List<string>();
        var portrait = new RunPortrait { Curves = run.Curves, Texts = Read(gaps, () => GeneratedTexts.From(run.Folder)), Pictures = Pictures(run) };
        if (run.Finished && Read(gaps, () => RunFolder.Open(run.Folder)) is { } folder)
        {
            if (Read(gaps, folder.ReadEmbeddings) is { Count: > 0 } embeddings)
            {
                portrait = portrait with { Latents = PackedCloud.From(embeddings), Neighbors = neighbors ? PackedCloud.OfNeighbors(embeddings) : null };
            }
            portrait = Read(gaps, folder.ReadStructure) is { } arrays ? WithStructure(portrait, arrays) : portrait;
        }
        return portrait with { Unreadable = gaps };
    }

    private static RunPortrait WithStructure(RunPortrait portrait, IReadOnlyDictionary<string, DenseArray> arrays) => portrait with
    {
        Correlation = arrays.TryGetValue(RunStructure.Correlation, out DenseArray? correlation)
            ? PackedMatrix.Pack(correlation.ToDoubles(), correlation.Shape[0])
            : null,
        Spectrum = arrays.GetValueOrDefault(RunStructure.Eigenvalues)?.ToDoubles().OrderDescending().ToArray(),
        Confusions = ConfusionTable.All(arrays),
    };

    private static PortraitPicture[] Pictures(RunResult run) =>
    [
        .. PictureNames.All
            .Select(picture => new PortraitPicture(picture.Title, Path.Combine(run.Folder, RunFileNames.Figures, $"{picture.Name}.png")))
            .Where(picture => PictureFile.IsOwn(run.Folder, picture.File)),
    ];

    private static T? Read<T>(List<string> gaps, Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (NebulaException failure)
        {
            gaps.Add(failure.Message);
            return null;
        }
    }
}

/// <summary>What a page shows of a run besides its scores, small enough that hundreds fit into one file. What a run lacks is null or empty.</summary>
public sealed record RunPortrait
{
    /// <summary>How its training went.</summary>
    public LearningCurves? Curves { get; init; }

    /// <summary>Its latents.</summary>
    public PackedCloud? Latents { get; init; }

    /// <summary>Its latents by t-SNE, where that was asked for.</summary>
    public PackedCloud? Neighbors { get; init; }

    /// <summary>The correlations of its latent dimensions.</summary>
    public PackedMatrix? Correlation { get; init; }

    /// <summary>The eigenvalues of its latents' covariance, the largest first.</summary>
    public IReadOnlyList<double>? Spectrum { get; init; }

    /// <summary>Which clusters hold which classes, a table for each clustering.</summary>
    public IReadOnlyList<ConfusionTable> Confusions { get; init; } = [];

    /// <summary>Its sheets of pictures.</summary>
    public IReadOnlyList<PortraitPicture> Pictures { get; init; } = [];

    /// <summary>What it reads and writes.</summary>
    public GeneratedTexts? Texts { get; init; }

    /// <summary>What is missing because its file cannot be read.</summary>
    public IReadOnlyList<string> Unreadable { get; init; } = [];
}

/// <summary>A picture of a run.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="File">The file it lies in.</param>
public sealed record PortraitPicture(string Title, string File);
