namespace NebulaBench.Datasets.Text.Files;

/// <summary>How texts lie in a file.</summary>
public enum TextFormat
{
    /// <summary>A line is a text.</summary>
    Plain,

    /// <summary>Columns parted by commas; quotes enclose what holds a comma or a new line.</summary>
    Csv,

    /// <summary>Columns parted by tabs; quotes mean nothing.</summary>
    Tsv,
}
