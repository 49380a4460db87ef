using NebulaBench.Datasets;
using NebulaBench.Host.Pictures.Depictions;
using NebulaBench.Host.Pictures.Sheets;
using NebulaBench.Metrics;
using NebulaBench.Randomness;
using NebulaBench.Reporting.Figures;
using NebulaBench.Runs;
using NebulaBench.Training.Models;
using TorchSharp;

namespace NebulaBench.Host.Pictures;

/// <summary>Puts a run's sheets of pictures among its figures, or into another folder.</summary>
public static class RunPictures
{
    /// <summary>Makes and writes the sheets that the run's data allow.</summary>
    /// <param name="run">The run.</param>
    /// <param name="model">Its model.</param>
    /// <param name="split">The split that was measured.</param>
    /// <param name="set">Its latents.</param>
    /// <param name="info">What its dataset says of itself.</param>
    /// <param name="options">How many pictures; null for the usual.</param>
    /// <param name="target">Where to put them; null for the run's figures.</param>
    /// <returns>The files.</returns>
    public static IReadOnlyList<string> Write(
        RunFolder run, LatentModel model, DataSplit split, EmbeddingSet set, DatasetInfo info, PictureOptions? options = null, string? target = null)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(info);
        if (Depiction.From(info, model.Reconstruction) is not { } depiction)
        {
            return [];
        }
        string folder = target ?? run.Figures;
        Directory.CreateDirectory(folder);
        torch.Device device = torch.device(RunDevice.For(run.Record));
        var maker = new PictureGenerator(
            model, split, set, depiction, info.Classes, options ?? new PictureOptions(), new SeedStream(run.Record.Spec.Seed), device);
        List<string> files = [];
        foreach ((string name, PictureSheet sheet) in maker.Make(RunFigures.Title(run.Record)))
        {
            string file = Path.Combine(folder, $"{name}.png");
            SheetFile.Write(sheet, file);
            files.Add(file);
        }
        return files;
    }
}
