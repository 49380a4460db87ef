using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using NebulaBench.Datasets;
using NebulaBench.Errors;
using NebulaBench.Host.Components;
using NebulaBench.Host.Loading;
using NebulaBench.Host.Measuring;
using NebulaBench.Host.Measuring.Models;
using NebulaBench.Metrics;
using NebulaBench.Metrics.Options;
using NebulaBench.Metrics.Selection;
using NebulaBench.Randomness;
using NebulaBench.Reporting.Figures;
using NebulaBench.Runs;
using NebulaBench.Runs.Files;
using NebulaBench.Runs.Records;
using TorchSharp;

namespace NebulaBench.Host.Execution;

/// <summary>Makes run folders of embeddings from elsewhere, measured as those of a run are: of the same samples, with the dataset's own labels, factors and inputs.</summary>
/// <param name="data">Loads datasets.</param>
/// <param name="metrics">The metrics of plugins.</param>
public sealed class RunImporter(LoadedDataCache data, PluginMetrics metrics)
{
    private const string Code = "NB5120";

    /// <summary>Measures embeddings and writes their run folder; one of the same embeddings gives way.</summary>
    /// <param name="foreign">The embeddings.</param>
    /// <param name="way">How to measure.</param>
    /// <param name="root">The folder of all experiments' runs.</param>
    /// <exception cref="NebulaException">NB5118: the split has no samples. NB5120: the rows are not those of its samples.</exception>
    public RunFolder Import(ForeignEmbeddings foreign, WayToMeasure way, string root)
    {
        ArgumentNullException.ThrowIfNull(foreign);
        ArgumentNullException.ThrowIfNull(way);
        LoadedData loaded = data.Take(foreign.Dataset);
        EmbeddingSet set = Set(foreign, way.Evaluation, loaded);
        MetricSet measured = metrics.Set(way.Evaluation, way.Metrics, way.Before);
        int classes = loaded.Info.Classes.Count;
        EmbeddingScores scores = new EmbeddingScorer(way.Evaluation, new SeedStream(foreign.Seed), measured).Score(set, classes > 1 ? classes : null);
        RunRecord record = RunRecordFactory.Import(Id(foreign, set, loaded), foreign, way, loaded);
        RunFolder folder = RunFolder.Create(root, record, replace: true);
        folder.Write(new ScoreSheet(scores.Scores, measured.Foreign));
        folder.Write(RunEmbeddings.From(set));
        folder.Write(scores);
        folder.End(record with { Status = RunStatus.Finished, MeasuredSamples = set.Measured.Count, Ended = DateTimeOffset.UtcNow });
        RunFigures.Write(folder);
        return folder;
    }

    private static EmbeddingSet Set(ForeignEmbeddings foreign, EvaluationOptions way, LoadedData loaded)
    {
        DataSplit split = loaded[way.On];
        if (split.Count == 0)
        {
            throw new NebulaException("NB5118", $"the dataset '{foreign.Dataset.Id}' has no samples in its split '{RunJson.Name(way.On)}'.", null, "Give another split with --split.");
        }
        var budget = new MemoryBudget(way.MemoryMib, foreign.Latents.Dimension);
        BatchSampler order = BatchSampler.Spread(split.Count, Math.Min(way.AtMost == 0 ? split.Count : way.AtMost, budget.MeasuredSamples), 512);
        string[] ids = Embedder.Ids(split, order);
        int[] rows = Rows(foreign.LatentsFile, foreign.Latents.Count, foreign.Ids, foreign.IdsFile, ids, RunJson.Name(way.On));
        int[]? labels = Embedder.Labels(split, order);
        RequireLabels(foreign, rows, ids, labels);
        return new EmbeddingSet
        {
            Measured = Pick(foreign.Latents, rows) with { Labels = labels, Assignments = Pick(foreign.Latents.Assignments, rows) },
            Training = Training(foreign, loaded[SplitName.Training], budget.TrainingLatents),
            Factors = Embedder.Factors(split, order),
            Ids = ids,
            Originals = Originals(split, order, loaded.Info, way.NeighborhoodSamples),
        };
    }

    private static LatentTable? Training(ForeignEmbeddings foreign, DataSplit split, int atMost)
    {
        if (foreign.Training is not { } training)
        {
            return null;
        }
        string[] all = Embedder.Ids(split, BatchSampler.Sequential(split.Count, 512));
        int[] rows = Rows(foreign.TrainingFile!, training.Count, foreign.TrainingIds, foreign.TrainingIdsFile, all, RunJson.Name(SplitName.Training));
        BatchSampler order = BatchSampler.Spread(split.Count, atMost, 512);
        return Pick(training, [.. order.Indices.Select(index => rows[index])]) with { Labels = Embedder.Labels(split, order) };
    }

    /// <summary>The row of each sample.</summary>
    private static int[] Rows(string file, int count, IReadOnlyList<string>? given, string? idsFile, string[] wanted, string split)
    {
        if (given is not null && given.Count != count)
        {
            throw new NebulaException(Code, $"there are {given.Count} ids for the {count} rows of {Path.GetFileName(file)}.", idsFile, "Give one id for each row, in the same order.");
        }
        if (given is null)
        {
            return count == wanted.Length
                ? [.. Enumerable.Range(0, count)]
                : throw new NebulaException(Code, $"there are {count} rows for {wanted.Length} samples of the split '{split}'.", file, "Give a row for each sample, in the dataset's order or with ids.");
        }
        var rows = new Dictionary<string, int>();
        HashSet<string> known = [.. wanted];
        for (int row = 0; row < given.Count; row++)
        {
            if (!known.Contains(given[row]))
            {
                throw new NebulaException(Code, $"row {row + 1}: there is no sample '{given[row]}' to measure in the split '{split}'; the first is '{wanted[0]}'.", idsFile,
                    "Give the ids of the dataset: 'ids' in embeddings.npz of any run of it has them.");
            }
            if (!rows.TryAdd(given[row], row))
            {
                throw new NebulaException(Code, $"the id '{given[row]}' is there twice, in rows {rows[given[row]] + 1} and {row + 1}.", idsFile, "Give one row for each sample.");
            }
        }
        string? missing = wanted.FirstOrDefault(id => !rows.ContainsKey(id));
        return missing is null
            ? [.. wanted.Select(id => rows[id])]
            : throw new NebulaException(Code, $"the sample '{missing}' of the split '{split}' has no row.", idsFile, "Give a row for each sample.");
    }

    private static void RequireLabels(ForeignEmbeddings foreign, int[] rows, string[] ids, int[]? labels)
    {
        int[]? given = Pick(foreign.Latents.Labels, rows);
        int wrong = given is null ? -1 : labels is null ? 0 : Array.FindIndex([.. given.Zip(labels)], pair => pair.First != pair.Second);
        if (wrong >= 0)
        {
            throw new NebulaException(
                Code, $"row {rows[wrong] + 1} (sample '{ids[wrong]}') has the label {given![wrong]}, the dataset has {(labels is null ? "none" : labels[wrong])}.", foreign.LabelsFile,
                "Check the order of the rows and the options of the dataset (--set dataset.…), or leave the labels out: the dataset's own are used.");
        }
    }

    private static OriginalSamples? Originals(DataSplit split, BatchSampler order, DatasetInfo info, int atMost)
    {
        if (OriginalCollector.For(info.Input, order.Indices.Length, atMost) is not { } originals)
        {
            return null;
        }
        using var scope = torch.NewDisposeScope();
        foreach (Batch batch in split.Read(order, torch.CPU))
        {
            originals.Add(batch.Input);
            scope.DisposeEverything();
        }
        return originals.ToSamples();
    }

    // Stored in single precision, so measured in it: the same scores come of the folder.
    private static LatentTable Pick(LatentTable table, int[] rows) => new()
    {
        Values = [.. rows.SelectMany(row => table.Values.AsSpan(row * table.Dimension, table.Dimension).ToArray()).Select(value => (double)(float)value)],
        Dimension = table.Dimension,
    };

    private static int[]? Pick(int[]? values, int[] rows) => values is null ? null : [.. rows.Select(row => values[row])];

    private static string Id(ForeignEmbeddings foreign, EmbeddingSet set, LoadedData loaded)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{foreign.Dataset.Id} {CanonicalJson.OfResultsIn(foreign.Dataset.Options)} {loaded.Hash} {foreign.Method} {foreign.Seed}"));
        hash.AppendData(MemoryMarshal.AsBytes<double>(set.Measured.Values));
        hash.AppendData(MemoryMarshal.AsBytes<double>(set.Training?.Values));
        hash.AppendData(MemoryMarshal.AsBytes<int>(set.Measured.Assignments));
        return FormattableString.Invariant(
            $"{foreign.Dataset.Id}-{ForeignEmbeddings.Architecture}-{foreign.Method}-s{foreign.Seed}-{Convert.ToHexStringLower(hash.GetHashAndReset())[..12]}");
    }
}

/// <summary>Embeddings of a dataset's samples that another program made.</summary>
public sealed record ForeignEmbeddings
{
    /// <summary>What stands for the architecture of imported embeddings, and marks their rows.</summary>
    public const string Architecture = "external";

    /// <summary>The experiment that they belong to.</summary>
    public required string Experiment { get; init; }

    /// <summary>The dataset.</summary>
    public required ComponentSpec Dataset { get; init; }

    /// <summary>What made them, kebab-case.</summary>
    public required string Method { get; init; }

    /// <summary>The seed they were made with.</summary>
    public required long Seed { get; init; }

    /// <summary>The latents, with labels and assignments where they are given.</summary>
    public required LatentTable Latents { get; init; }

    /// <summary>Where the latents are from.</summary>
    public required string LatentsFile { get; init; }

    /// <summary>The id of the sample of each row; null for the dataset's order.</summary>
    public IReadOnlyList<string>? Ids { get; init; }

    /// <summary>Where the ids are from.</summary>
    public string? IdsFile { get; init; }

    /// <summary>Where the labels are from.</summary>
    public string? LabelsFile { get; init; }

    /// <summary>The latents of all training samples, or null.</summary>
    public LatentTable? Training { get; init; }

    /// <summary>Where these are from.</summary>
    public string? TrainingFile { get; init; }

    /// <summary>The id of the training sample of each row; null for the dataset's order.</summary>
    public IReadOnlyList<string>? TrainingIds { get; init; }

    /// <summary>Where these ids are from.</summary>
    public string? TrainingIdsFile { get; init; }
}
