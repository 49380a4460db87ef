using System.Globalization;
using NebulaBench.Errors;
using NebulaBench.Toolkit.Datasets;

namespace NebulaBench.Datasets.Images;

/// <summary>
/// A cheap look at the samples before a run is planned: rows that are none, files that are missing, and pictures of different sizes are said
/// then, not after hours of other runs. Everything else is found when all pictures are decoded.
/// </summary>
/// <param name="dataset">The dataset's id.</param>
/// <param name="catalog">The samples.</param>
internal sealed class FirstLook(string dataset, SampleCatalog catalog)
{
    private const int MostFiles = 20_000, MostPictures = 32;

    /// <summary>Refuses rows that are no samples, and files that are missing.</summary>
    /// <exception cref="NebulaException">NB3030: there are some.</exception>
    public void RequireFiles()
    {
        IEnumerable<string> rows = catalog.BadRows.Values.SelectMany(bad => bad).Select(row => $"{row}.");
        string[] bad = [.. rows, .. Spread(MostFiles).Select(Missing).OfType<string>()];
        if (bad.Length > 0)
        {
            throw BadSamples.Error("NB3030", bad, dataset);
        }
    }

    /// <summary>Refuses pictures of another size than the first.</summary>
    /// <param name="recipe">Knows the size of the first.</param>
    /// <exception cref="NebulaException">NB3034: there are some.</exception>
    public void RequireOneSize(PictureRecipe recipe)
    {
        foreach (ImageSample sample in Spread(MostPictures))
        {
            foreach (string file in new[] { sample.Source, sample.Target }.OfType<string>())
            {
                if (Size(file) is var (height, width) && (height != recipe.Height || width != recipe.Width))
                {
                    throw new NebulaException(
                        "NB3034",
                        string.Create(
                            CultureInfo.InvariantCulture, $"pictures have different sizes: this is {width}×{height} pixels, the first {recipe.Width}×{recipe.Height}."),
                        file,
                        "Give height and width to bring all to one size.");
                }
            }
        }
    }

    // Evenly, so that the last folder or the end of a list is seen too.
    private IEnumerable<ImageSample> Spread(int most)
    {
        IReadOnlyList<ImageSample> all = [.. catalog.Splits.OrderBy(pair => pair.Key).SelectMany(pair => pair.Value)];
        int count = Math.Min(most, all.Count);
        return Enumerable.Range(0, count).Select(place => all[(int)((long)place * all.Count / count)]);
    }

    private static string? Missing(ImageSample sample)
    {
        string where = sample.Where is null ? "" : $"{sample.Where}: source ";
        return !File.Exists(sample.Source) ? $"{where}{sample.Source} is missing."
            : sample.Target is not null && !File.Exists(sample.Target) ? $"{sample.Where}: target {sample.Target} is missing."
            : null;
    }

    private static (int Height, int Width)? Size(string file)
    {
        try
        {
            return PictureFile.Size(file);
        }
        catch (PictureException)
        {
            return null; // it is named with all others that cannot be used when they are decoded
        }
    }
}
