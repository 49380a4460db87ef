using System.Security.Cryptography;
using System.Text;
using NebulaBench.Datasets.Shapes.Samples;
using NebulaBench.Errors;
using NebulaBench.Toolkit.Datasets.Folders;

namespace NebulaBench.Datasets.Shapes.Files;

/// <summary>A sample that is a file.</summary>
/// <param name="path">The file.</param>
/// <param name="label">Its class.</param>
/// <param name="cache">What was made of it before.</param>
internal abstract class FileModel(string path, long label, ShapeCache cache) : ShapeModel(path, label)
{
    /// <summary>What the result depends on besides the content and the recipe.</summary>
    protected abstract string Reading { get; }

    /// <inheritdoc/>
    public sealed override PreparedShape Prepare(ShapeRecipe recipe)
    {
        byte[] bytes = Bytes(Where);
        byte[] digest = SHA256.HashData(bytes);
        byte[] key = Key(digest, recipe);
        if (cache.Find(key) is { } kept)
        {
            return new PreparedShape(kept, digest);
        }
        Shape made = Make(bytes, BitConverter.ToInt64(digest), recipe);
        cache.Keep(key, made);
        return new PreparedShape(made, digest);
    }

    /// <summary>Makes points or cells of the content.</summary>
    /// <param name="bytes">The content.</param>
    /// <param name="number">A number that only this content has.</param>
    /// <param name="recipe">What to make.</param>
    protected abstract Shape Make(byte[] bytes, long number, ShapeRecipe recipe);

    private byte[] Key(byte[] digest, ShapeRecipe recipe) => SHA256.HashData(
        [
            .. digest,
            .. Encoding.UTF8.GetBytes($"{MeshShape.Version} {Path.GetExtension(Where).ToLowerInvariant()} {Reading} {recipe.Text}"),
        ]);

    /// <summary>The content of a file.</summary>
    /// <exception cref="NebulaException">NB3110: it cannot be read.</exception>
    public static byte[] Bytes(string path)
    {
        try
        {
            return RegularFile.ReadAllBytes(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new NebulaException("NB3110", "the file cannot be read.", path, $"The system says: {failure.Message}", failure);
        }
    }
}

/// <summary>The axis that points upwards in the files.</summary>
public enum UpAxis
{
    /// <summary>y, as here.</summary>
    Y,

    /// <summary>z: shapes are turned about x, so that y points upwards.</summary>
    Z,
}
