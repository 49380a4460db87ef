using System.IO.Enumeration;
using NebulaBench.Errors;

namespace NebulaBench.Datasets.Tables.Formats;

/// <summary>Finds columns by what an experiment calls them.</summary>
/// <param name="path">What messages call the file.</param>
/// <param name="reader">The file.</param>
internal sealed class ColumnChoice(string path, ITableReader reader)
{
    private const int Shown = 12;

    /// <summary>A column that is named, or given by its position from 1.</summary>
    /// <param name="name">The name; empty for none.</param>
    /// <param name="option">The option that names it.</param>
    /// <returns>Its position from 0; null for none.</returns>
    /// <exception cref="NebulaException">NB3163: there is no such column.</exception>
    public int? One(string name, string option)
    {
        if (name.Length == 0)
        {
            return null;
        }
        int[] found = [.. reader.Columns.Index().Where(column => column.Item == name).Select(column => column.Index)];
        return found.Length switch
        {
            1 => found[0],
            0 when int.TryParse(name, out int position) && position >= 1 && position <= reader.Columns.Count => position - 1,
            0 => throw Unknown($"there is no column '{name}'.", option),
            _ => throw Twice(name),
        };
    }

    /// <summary>The columns that names and patterns choose, in the file's order.</summary>
    /// <param name="patterns">Names, positions, or patterns with <c>*</c> and <c>?</c>; with <c>!</c> before them they leave columns out again.</param>
    /// <param name="option">The option that has them.</param>
    /// <param name="taken">Columns that have another role.</param>
    /// <exception cref="NebulaException">NB3163: a pattern matches no column, a column has no name, or two have the same.</exception>
    public int[] Many(IEnumerable<string> patterns, string option, IReadOnlyCollection<int> taken)
    {
        var chosen = new SortedSet<int>();
        foreach (string pattern in patterns)
        {
            bool leavesOut = pattern.StartsWith('!') && !reader.Columns.Contains(pattern);
            int[] matching = Matching(leavesOut ? pattern[1..] : pattern);
            if (matching.Length == 0)
            {
                throw Unknown($"no column is called '{(leavesOut ? pattern[1..] : pattern)}'.", option);
            }
            if (leavesOut)
            {
                chosen.ExceptWith(matching);
            }
            else
            {
                chosen.UnionWith(matching);
            }
        }
        chosen.ExceptWith(taken);
        Refuse(chosen);
        return [.. chosen];
    }

    private int[] Matching(string pattern)
    {
        int[] named = [.. Where(name => name == pattern)];
        return named.Length > 0 ? named
            : pattern.AsSpan().ContainsAny('*', '?') ? [.. Where(name => FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false))]
            : int.TryParse(pattern, out int position) && position >= 1 && position <= reader.Columns.Count ? [position - 1]
            : [];
    }

    private IEnumerable<int> Where(Func<string, bool> matches) => reader.Columns.Index().Where(column => matches(column.Item)).Select(column => column.Index);

    private void Refuse(SortedSet<int> chosen)
    {
        if (chosen.Select(column => reader.Columns[column]).FirstOrDefault(reader.Unnamed.Contains) is { } nameless)
        {
            throw new NebulaException(
                "NB3163", $"column {nameless} has no name; it may be an index of the rows.", path,
                $"Give it a name, say id_column: '{nameless}', or leave it out by columns: ['*', '!{nameless}'].");
        }
        if (chosen.Select(column => reader.Columns[column]).GroupBy(name => name).FirstOrDefault(group => group.Skip(1).Any()) is { } twice)
        {
            throw Twice(twice.Key);
        }
    }

    private NebulaException Twice(string name) => new("NB3163", $"two columns are called '{name}'.", path, "Rename one of them.");

    private NebulaException Unknown(string what, string option)
    {
        string there = string.Join(", ", reader.Columns.Take(Shown)) + (reader.Columns.Count > Shown ? ", …" : "");
        return new NebulaException("NB3163", what, path, $"Its columns are {there}; name one, or its position from 1, by {option}.");
    }
}
