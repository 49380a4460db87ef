using NebulaBench.Toolkit.Datasets.Folders;

namespace NebulaBench.Datasets.Images;

/// <summary>What a run keeps of its pictures.</summary>
/// <param name="Height">Their height before they are cropped.</param>
/// <param name="Width">Their width before they are cropped.</param>
/// <param name="Classes">The classes' names.</param>
internal sealed record PicturePreparation(int Height, int Width, IReadOnlyList<string> Classes);

/// <summary>Reads new pictures as those of a run were read; each is decoded when it is asked for.</summary>
/// <param name="info">What the dataset said of itself.</param>
/// <param name="recipe">The pictures' size, for new data.</param>
/// <param name="options">The experiment's options.</param>
internal sealed class NewPictures(DatasetInfo info, PictureRecipe recipe, ImageFileOptions options) : INewDataReader
{
    /// <inheritdoc/>
    public DatasetInfo Info => info;

    /// <inheritdoc/>
    public DataSplit Open(string path)
    {
        (string root, IReadOnlyList<string> files) = NewFiles.List(path, PictureFile.Extensions, "NB3031");
        ImageSample[] samples = [.. files.Select(file => new ImageSample(file, null, null, null) { Id = NewFiles.Id(root, file) })];
        return new PictureSplit(PictureStore.Lazy(recipe, samples), recipe, options, SplitName.Test, labeled: false, skipped: 0);
    }
}
