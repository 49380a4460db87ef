using NebulaBench.Randomness;

namespace NebulaBench.Datasets.Images;

/// <summary>Which part of a picture is seen, and whether mirrored: the same for a source and its target.</summary>
/// <param name="Top">The first row.</param>
/// <param name="Left">The first column.</param>
/// <param name="Height">The number of rows.</param>
/// <param name="Width">The number of columns.</param>
/// <param name="MirrorsColumns">Whether left and right change places.</param>
/// <param name="MirrorsRows">Whether top and bottom change places.</param>
internal readonly record struct PictureView(int Top, int Left, int Height, int Width, bool MirrorsColumns, bool MirrorsRows)
{
    /// <summary>The middle of a picture.</summary>
    public static PictureView Middle(PictureRecipe recipe) => new(
        (recipe.Height - recipe.CroppedHeight) / 2, (recipe.Width - recipe.CroppedWidth) / 2,
        recipe.CroppedHeight, recipe.CroppedWidth, false, false);

    /// <summary>A view as training may have it.</summary>
    public static PictureView Draw(PictureRecipe recipe, ImageFileOptions options, RandomStream random)
    {
        PictureView view = Middle(recipe);
        if (options.RandomCrop)
        {
            view = view with
            {
                Top = random.NextInt(recipe.Height - recipe.CroppedHeight + 1),
                Left = random.NextInt(recipe.Width - recipe.CroppedWidth + 1),
            };
        }
        return view with
        {
            MirrorsColumns = options.FlipHorizontal && random.NextInt(2) == 1,
            MirrorsRows = options.FlipVertical && random.NextInt(2) == 1,
        };
    }

    /// <summary>Writes what is seen as fractions of full light.</summary>
    /// <param name="picture">The whole picture.</param>
    /// <param name="values">[channels × height × width].</param>
    public void Write(Picture picture, Span<float> values)
    {
        int at = 0;
        float largest = picture.Largest;
        for (int channel = 0; channel < picture.Channels; channel++)
        {
            for (int row = 0; row < Height; row++)
            {
                for (int column = 0; column < Width; column++)
                {
                    values[at++] = picture.Values[(Place(picture, row, column) * picture.Channels) + channel] / largest;
                }
            }
        }
    }

    /// <summary>Writes the classes of the pixels that are seen.</summary>
    /// <param name="labels">The whole label image.</param>
    /// <param name="voidValue">The value of pixels without a class.</param>
    /// <param name="voidClass">What is written for them.</param>
    /// <param name="classes">[height × width].</param>
    public void WriteClasses(Picture labels, int voidValue, long voidClass, Span<long> classes)
    {
        for (int pixel = 0; pixel < classes.Length; pixel++)
        {
            int value = labels.Values[Place(labels, pixel / Width, pixel % Width)];
            classes[pixel] = value == voidValue ? voidClass : value;
        }
    }

    private int Place(Picture picture, int row, int column) =>
        ((Top + (MirrorsRows ? Height - 1 - row : row)) * picture.Width) + Left + (MirrorsColumns ? Width - 1 - column : column);
}
