using NebulaBench.Datasets.Tables.Rows;

namespace NebulaBench.Datasets.Tables.Formats;

/// <summary>A file of rows and columns, of one format.</summary>
internal interface ITableReader
{
    /// <summary>The columns' names in their order; their positions from 1 where the file has none.</summary>
    IReadOnlyList<string> Columns { get; }

    /// <summary>The columns that the file leaves without a name though it names others.</summary>
    IReadOnlySet<string> Unnamed { get; }

    /// <summary>Reads some columns of all rows.</summary>
    /// <param name="numbers">The positions of the columns to be read as numbers, from 0.</param>
    /// <param name="texts">The positions of the columns to be read as texts.</param>
    /// <param name="bad">Told of rows that cannot be read; they are left out.</param>
    /// <exception cref="Errors.NebulaException">NB3161: the file is damaged; NB3165: a column cannot be numbers or texts.</exception>
    TableRows Read(IReadOnlyList<int> numbers, IReadOnlyList<int> texts, BadRows bad);
}
