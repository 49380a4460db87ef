using System.Text;
using NebulaBench.Host.Reporting;
using NebulaBench.Host.Runs;

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
        IReadOnlyList<int> chosen = EvenChoice.Of(embeddings.Count, atMost);
        if (chosen.Count == 0)
        {
            return;
        }
        Write(folder, Tensor, chosen.Select(sample => Line(Latent(embeddings, sample).Select(value => NumberText.Exact(value)))));
        Write(folder, Metadata, Facts(embeddings, folder.Record.Data.Classes, chosen).Select(Line));
        Write(folder, Configuration,
        [
            "embeddings {",
            "  tensor_name: \"latents\"",
            $"  tensor_shape: {NumberText.Whole(chosen.Count)}",
            $"  tensor_shape: {NumberText.Whole(embeddings.Dimension)}",
            $"  tensor_path: \"{Tensor}\"",
            $"  metadata_path: \"{Metadata}\"",
            "}",
        ]);
    }

    private static IEnumerable<double> Latent(RunEmbeddings embeddings, int sample) =>
        embeddings.Latents.Skip(sample * embeddings.Dimension).Take(embeddings.Dimension).Select(value => (double)value);

    // A file of one column has no heading; two columns at least have one always.
    private static IEnumerable<IEnumerable<string>> Facts(RunEmbeddings embeddings, IReadOnlyList<string> classes, IReadOnlyList<int> chosen)
    {
        yield return ["sample", "label", "prototype"];
        foreach (int sample in chosen)
        {
            yield return
            [
                NumberText.Whole(sample),
                embeddings.Labels is { } labels ? Name(labels[sample], classes) : "",
                embeddings.Assignments is { } assignments ? NumberText.Whole(assignments[sample]) : "",
            ];
        }
    }

    private static string Name(int label, IReadOnlyList<string> classes) =>
        label >= 0 && label < classes.Count ? classes[label] : NumberText.Whole(label);

    private static string Line(IEnumerable<string> cells) => string.Join('\t', cells.Select(Cell));

    private static string Cell(string text) => string.Join(' ', text.Split(['\t', '\r', '\n']));

    private static void Write(RunFolder folder, string name, IEnumerable<string> lines) =>
        AtomicFile.WriteText(
            Path.Combine(folder.Tracking, name), lines.Aggregate(new StringBuilder(), (text, line) => text.Append(line).Append('\n')).ToString());
}
