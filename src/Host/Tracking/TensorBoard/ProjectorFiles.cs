using System.Globalization;
using System.Text;
using NebulaBench.Metrics.Numerics;
using NebulaBench.Reporting.Formatting;
using NebulaBench.Runs;
using NebulaBench.Runs.Files;

namespace NebulaBench.Host.Tracking.TensorBoard;

/// <summary>The files of TensorBoard's embedding projector: a run's latents, what is known of each, and where both are.</summary>
internal static class ProjectorFiles
{
    public const string Tensor = "tensor.tsv", Metadata = "metadata.tsv", Configuration = "projector_config.pbtxt";

    /// <summary>Writes them from a run's folder.</summary>
    /// <param name="folder">The run.</param>
    /// <param name="atMost">How many latents; no files are written for 0.</param>
    public static void Write(RunFolder folder, int atMost)
    {
        RunEmbeddings embeddings = folder.ReadEmbeddings();
        int[] chosen = UniformSubsample.For(embeddings.Count, atMost);
        if (chosen.Length == 0)
        {
            return;
        }
        Write(folder, Tensor, chosen.Select(sample => Line(Latent(embeddings, sample))));
        List<string> configuration =
        [
            "embeddings {",
            "  tensor_name: \"latents\"",
            $"  tensor_shape: {NumberText.Whole(chosen.Length)}",
            $"  tensor_shape: {NumberText.Whole(embeddings.Dimension)}",
            $"  tensor_path: \"{Tensor}\"",
        ];
        // A file of one column would have no heading: there are two at least, or no file.
        if (Known(embeddings, folder.Record.Data.Classes) is { Count: > 0 } known)
        {
            Write(folder, Metadata, [Line(["sample", .. known.Keys]), .. chosen.Select(sample => Line([Id(embeddings, sample), .. known.Values.Select(fact => fact(sample))]))]);
            configuration.Add($"  metadata_path: \"{Metadata}\"");
        }
        Write(folder, Configuration, [.. configuration, "}"]);
    }

    private static IEnumerable<string> Latent(RunEmbeddings embeddings, int sample) => embeddings.Latents
        .Skip(sample * embeddings.Dimension).Take(embeddings.Dimension).Select(value => value.ToString("R", CultureInfo.InvariantCulture));

    private static OrderedDictionary<string, Func<int, string>> Known(RunEmbeddings embeddings, IReadOnlyList<string> classes)
    {
        var known = new OrderedDictionary<string, Func<int, string>>();
        if (embeddings.Labels is { } labels)
        {
            known["label"] = sample => Name(labels[sample], classes);
        }
        if (embeddings.Assignments is { } assignments)
        {
            known["prototype"] = sample => NumberText.Whole(assignments[sample]);
        }
        return known;
    }

    // Runs of earlier versions have kept no ids.
    private static string Id(RunEmbeddings embeddings, int sample) => embeddings.Ids?[sample] ?? NumberText.Whole(sample);

    private static string Name(int label, IReadOnlyList<string> classes) =>
        label >= 0 && label < classes.Count ? classes[label] : NumberText.Whole(label);

    private static string Line(IEnumerable<string> cells) => string.Join('\t', cells.Select(Cell));

    private static string Cell(string text) => string.Join(' ', text.Split(['\t', '\r', '\n']));

    private static void Write(RunFolder folder, string name, IEnumerable<string> lines) =>
        AtomicFile.WriteText(
            Path.Combine(folder.Tracking, name), lines.Aggregate(new StringBuilder(), (text, line) => text.Append(line).Append('\n')).ToString());
}
