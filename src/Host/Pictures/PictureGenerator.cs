using NebulaBench.Datasets;
using NebulaBench.Host.Pictures.Depictions;
using NebulaBench.Host.Pictures.Sheets;
using NebulaBench.Metrics;
using NebulaBench.Objectives;
using NebulaBench.Randomness;
using NebulaBench.Runs.Files;
using NebulaBench.Training.Models;
using TorchSharp;

namespace NebulaBench.Host.Pictures;

/// <summary>Makes the sheets of pictures that show what a model of images, clouds or volumes has learned.</summary>
/// <param name="model">The model.</param>
/// <param name="split">The samples it is shown on.</param>
/// <param name="set">Their latents.</param>
/// <param name="depiction">Draws them.</param>
/// <param name="classes">The classes' names.</param>
/// <param name="options">How many pictures.</param>
/// <param name="seeds">Where draws get their seeds from.</param>
/// <param name="device">Where the model is.</param>
internal sealed class PictureGenerator(
    LatentModel model, DataSplit split, EmbeddingSet set, Depiction depiction, IReadOnlyList<string> classes, PictureOptions options, SeedStream seeds, torch.Device device)
{
    private const int LeastBatch = 16;

    private bool areLabels;

    /// <summary>The sheets by file name, without extension; empty where there are no samples.</summary>
    /// <param name="title">What the run is called.</param>
    public IReadOnlyList<(string Name, PictureSheet Sheet)> Make(string title)
    {
        if (split.Count == 0)
        {
            return [];
        }
        using EvaluationMode mode = new(model);
        using var scope = torch.NewDisposeScope();
        var sheets = new List<(string, PictureSheet)> { (PictureNames.Reconstructions, Reconstructions(title)) };
        if (!depiction.CanGenerate)
        {
            return sheets;
        }
        sheets.Add((PictureNames.Interpolations, Interpolations(title)));
        LatentRegion[] regions = [.. LatentRegion.For(set).Take(options.Regions)];
        sheets.Add((PictureNames.Manifolds, Manifolds(title, regions)));
        sheets.Add((PictureNames.Samples, Samples(title, regions)));
        if (set.Measured.Labels is { } labels)
        {
            sheets.Add((PictureNames.ClassMeans, ClassMeans(title, labels)));
        }
        return sheets;
    }

    private int Grid => options.Grid ?? depiction.UsualGrid;

    private PictureSheet Reconstructions(string title)
    {
        Batch batch = LatentInterpolations.Some(split, options.Samples, device);
        areLabels = !batch.Target.is_floating_point();
        LatentBatch embedding = model.Embed(batch.Input);
        IReadOnlyList<Picture> outputs = depiction.Outputs(model.Decode(embedding.Code, batch), areLabels, batch);
        bool translates = !ReferenceEquals(batch.Input, batch.Target);
        SheetRow[] targets = translates ? [new SheetRow("target", depiction.Targets(batch))] : [];
        return new PictureSheet(
            $"{title} · reconstructions", [new SheetRow("input", depiction.Inputs(batch)), .. targets, new SheetRow("output", outputs)]);
    }

    private PictureSheet Interpolations(string title) => new(
        $"{title} · interpolations",
        [
            .. LatentInterpolations.Between(model, split, pairs: Math.Max(1, options.Samples / 2), steps: Grid, device)
                .Select(way => new SheetRow("", Decode(way))),
        ]);

    private PictureSheet Manifolds(string title, LatentRegion[] regions) => PictureSheet.Wrapped(
        $"{title} · two standard deviations around",
        [.. regions.Select(region => new SheetCell(Picture.Mosaic(Decode(region.Grid(Grid)), Grid), region.Name))],
        columns: Math.Min(5, regions.Length));

    private PictureSheet Samples(string title, LatentRegion[] regions)
    {
        RandomStream random = seeds.Open("pictures");
        SheetRow[] own = [.. regions.Select(region => new SheetRow(region.Name, Decode(region.Draw(options.Samples, random))))];
        torch.manual_seed(seeds.Derive("pictures-of-the-prior"));
        torch.Tensor prior = model.Objective.SamplePrior(options.Samples, set.Measured.Dimension, device);
        SheetRow[] fitted = LatentMixture.Fit(set.Measured, classes.Count, seeds) is { } mixture
            ? [new SheetRow("fitted mixture", Decode(mixture.Draw(options.Samples, seeds.Open("pictures-of-the-mixture"))))]
            : [];
        return new PictureSheet($"{title} · samples", [new SheetRow("prior", Decode(prior)), .. fitted, .. own]);
    }

    private PictureSheet ClassMeans(string title, int[] labels)
    {
        var means = new ClassMeans(set.Measured, labels);
        IReadOnlyList<Picture> decoded = Decode(means.Latents);
        IReadOnlyList<Picture>? real = areLabels || !depiction.HasMeans ? null : depiction.Means(means.Targets(split, device));
        var rows = new List<SheetRow>();
        foreach (int[] line in Enumerable.Range(0, means.Labels.Count).Chunk(10))
        {
            rows.Add(new SheetRow("decoded mean", [.. line.Select(at => new SheetCell(decoded[at], Name(means.Labels[at])))]));
            if (real is not null)
            {
                rows.Add(new SheetRow("mean picture", line.Select(at => real[at])));
            }
        }
        return new PictureSheet($"{title} · classes", rows);
    }

    private IReadOnlyList<Picture> Decode(double[] latents) => Decode(
        torch.tensor(latents, torch.float32, device).view(-1, set.Measured.Dimension));

    private IReadOnlyList<Picture> Decode(torch.Tensor latents)
    {
        // A few samples on one thread take another way through libtorch, which complains of many a processor.
        long wanted = latents.shape[0], repeats = (LeastBatch + wanted - 1) / wanted;
        torch.Tensor outputs = model.Decode(model.Objective.Code(latents.repeat(repeats, 1)), null).narrow(0, 0, wanted);
        return depiction.Outputs(outputs, areLabels, null);
    }

    private string Name(int label) => label < classes.Count ? classes[label] : FormattableString.Invariant($"class {label}");
}
