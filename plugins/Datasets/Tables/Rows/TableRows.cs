namespace NebulaBench.Datasets.Tables.Rows;

/// <summary>What was read of a file: the numbers of some columns, and the texts of others.</summary>
/// <param name="Numbers">The numbers, in the order asked for.</param>
/// <param name="Texts">The texts of each column asked for, [columns][rows], without spaces around them; empty where one is missing.</param>
/// <param name="Place">Where a row is, as messages say it.</param>
internal sealed record TableRows(RowMatrix Numbers, string[][] Texts, Func<int, string> Place);
