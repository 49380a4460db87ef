using NebulaBench.Datasets.Shapes.Samples;
using NebulaBench.Toolkit.Datasets.Folders;

namespace NebulaBench.Datasets.Shapes;

/// <summary>What a run keeps of its shapes.</summary>
/// <param name="Classes">The classes' names.</param>
/// <param name="Factors">The factors' names.</param>
/// <param name="Parts">The number of parts that points or cells belong to.</param>
/// <param name="License">The license of the data.</param>
internal sealed record ShapePreparation(IReadOnlyList<string> Classes, IReadOnlyList<string> Factors, int Parts, string License);

/// <summary>Reads new shapes as those of a run were read; each is made when it is asked for.</summary>
/// <param name="info">What the dataset said of itself.</param>
/// <param name="extensions">The endings of the files.</param>
/// <param name="models">The samples of a file.</param>
/// <param name="recipe">What is made of them.</param>
/// <param name="use">What becomes of them; classes and parts are not known of new data.</param>
internal sealed class NewShapes(
    DatasetInfo info, IReadOnlyList<string> extensions, Func<string, IEnumerable<ShapeModel>> models, ShapeRecipe recipe, ShapeTransform use)
    : INewDataReader
{
    /// <inheritdoc/>
    public DatasetInfo Info => info;

    /// <inheritdoc/>
    public DataSplit Open(string path)
    {
        (string root, IReadOnlyList<string> files) = NewFiles.List(path, extensions, "NB3131");
        ShapeTransform seen = use.Task == ShapeTask.Complete ? use : use with { Task = ShapeTask.Autoencode };
        return ShapeSplit.From(ShapeStore.Lazy([.. files.SelectMany(models)], root, recipe), recipe, seen, SplitName.Test);
    }
}
