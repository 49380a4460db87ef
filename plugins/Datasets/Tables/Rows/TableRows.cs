namespace NebulaBench.Datasets.Tables.Rows;

/// <summary>What was read of a file: the numbers of some columns, and the texts of others.</summary>
/// <param name="Numbers">The numbers, in the order asked for.</param>
/// <param name="Texts">The texts of each column asked for, [columns][rows], without spaces around them; empty where one is missing.</param>
/// <param name="Place">Where a row is, as messages say it.</param>
internal sealed record TableRows(RowMatrix Numbers, string[][] Texts, Func<int, string> Place)
{
    /// <summary>Rows called by their number, from 1. What is given here holds nothing of the file's content.</summary>
    /// <param name="path">What messages call the file.</param>
    public static Func<int, string> Numbered(string path) => row => FormattableString.Invariant($"{path}, row {row + 1}");

    /// <summary>Rows called by the lines on which they begin.</summary>
    /// <param name="path">What messages call the file.</param>
    /// <param name="lines">The line of each row.</param>
    public static Func<int, string> OnLines(string path, IReadOnlyList<int> lines) => row => FormattableString.Invariant($"{path}:{lines[row]}");
}
