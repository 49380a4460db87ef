namespace NebulaBench.Host.ConfigurationErrors;

/// <summary>Guesses what was meant by a word that nothing is called.</summary>
public static class Suggestion
{
    private const int MostNamed = 3, LongestWord = 100;

    /// <summary>A remedy that names the likeliest words and lists all there are.</summary>
    /// <param name="word">What was written.</param>
    /// <param name="known">Everything it could have been, in the order to list it in.</param>
    /// <param name="listTitle">What the list holds, such as <c>known keys</c>.</param>
    public static string Remedy(string word, IReadOnlyCollection<string> known, string listTitle)
    {
        ArgumentNullException.ThrowIfNull(known);
        string list = known.Count == 0 ? $"there are no {listTitle}" : $"{listTitle}: {string.Join(", ", known)}";
        IReadOnlyList<string> near = Near(word, known);
        return near.Count == 0 ? list : $"did you mean {string.Join(" or ", near.Select(name => $"'{name}'"))}? {list}";
    }

    /// <summary>The same as a sentence of its own.</summary>
    public static string Sentence(string word, IReadOnlyCollection<string> known, string listTitle)
    {
        string remedy = Remedy(word, known, listTitle);
        return $"{char.ToUpperInvariant(remedy[0])}{remedy[1..]}.";
    }

    /// <summary>The known words nearest to one that is not known; none where none is near enough to be a typing error.</summary>
    public static IReadOnlyList<string> Near(string word, IEnumerable<string> known)
    {
        if (word.Length > LongestWord)
        {
            return [];
        }
        var near = known
            .Select(name => (Name: name, Distance: Distance(Folded(word), Folded(name))))
            .Where(candidate => candidate.Distance <= Math.Max(1, Math.Max(word.Length, candidate.Name.Length) / 3))
            .ToList();
        return [.. near.Where(candidate => candidate.Distance == near.Min(other => other.Distance))
            .Select(candidate => candidate.Name)
            .Take(MostNamed)];
    }

    private static int Distance(string word, string name) =>
        word.Length >= 3 && name.StartsWith(word, StringComparison.Ordinal) ? 1 : EditDistance.Between(word, name);

    private static string Folded(string word) => word.ToLowerInvariant().Replace('-', '_');
}
