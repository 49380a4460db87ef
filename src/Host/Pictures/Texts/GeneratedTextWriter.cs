using System.Text.Json;
using NebulaBench.Datasets;
using NebulaBench.Metrics;
using NebulaBench.Randomness;
using NebulaBench.Runs;
using NebulaBench.Runs.Files;
using NebulaBench.Runs.Records;
using NebulaBench.Training.Models;
using TorchSharp;

namespace NebulaBench.Host.Pictures.Texts;

/// <summary>Puts what a model of sequences writes into its run's folder, or into another.</summary>
public static class GeneratedTextWriter
{
    /// <summary>Makes and writes <c>texts.json</c>; nothing for models that write no sequences.</summary>
    /// <param name="run">The run.</param>
    /// <param name="model">Its model.</param>
    /// <param name="split">The split that was measured.</param>
    /// <param name="set">Its latents.</param>
    /// <param name="info">What its dataset says of itself.</param>
    /// <param name="target">Where to put it; null for the run's folder.</param>
    /// <returns>The file, or null.</returns>
    public static string? Write(RunFolder run, LatentModel model, DataSplit split, EmbeddingSet set, DatasetInfo info, string? target = null)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(split);
        ArgumentNullException.ThrowIfNull(info);
        if (model.Writer is not { } writer || info.InputVocabulary is null || info.OutputVocabulary is null || split.Count == 0)
        {
            return null;
        }
        torch.Device device = torch.device(RunDevice.For(run.Record));
        GeneratedTexts texts = new TextGenerator(model, writer, split, set, info, new SeedStream(run.Record.Spec.Seed), device).Make();
        string folder = target ?? run.FullPath, file = Path.Combine(folder, RunFileNames.Texts);
        Directory.CreateDirectory(folder);
        AtomicFile.Write(file, stream => JsonSerializer.Serialize(stream, texts, RunJson.Indented));
        return file;
    }
}
