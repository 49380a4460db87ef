namespace NebulaBench.Datasets.Shapes.Formats;

/// <summary>Where the numbers behind a PLY file's header come from. Implemented by structs, so that the reader is compiled for each.</summary>
internal interface IPlyNumbers
{
    /// <summary>Where it stands.</summary>
    Cursor At { get; }

    /// <summary>Goes to the next element.</summary>
    /// <param name="what">What ends early where there is none.</param>
    void Begin(Func<string> what);

    /// <summary>The next number.</summary>
    /// <param name="type">How it is stored.</param>
    /// <param name="what">What ends early where there is none.</param>
    double Next(NumberType type, Func<string> what);
}

/// <summary>Numbers as text, a line for each element.</summary>
internal readonly struct PlyText(TextCursor text) : IPlyNumbers
{
    /// <inheritdoc/>
    public Cursor At => text;

    /// <inheritdoc/>
    public void Begin(Func<string> what)
    {
        if (!text.ReadLine())
        {
            throw text.Ends(what());
        }
    }

    /// <inheritdoc/>
    public double Next(NumberType type, Func<string> what) =>
        type is NumberType.Float32 or NumberType.Float64 ? text.Number("a number") : text.WholeNumber("a number");
}

/// <summary>Binary numbers.</summary>
internal readonly struct PlyBytes(ByteCursor bytes) : IPlyNumbers
{
    /// <inheritdoc/>
    public Cursor At => bytes;

    /// <inheritdoc/>
    public void Begin(Func<string> what)
    {
    }

    /// <inheritdoc/>
    public double Next(NumberType type, Func<string> what) => bytes.Number(type, what);
}
