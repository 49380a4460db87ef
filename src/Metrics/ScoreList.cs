namespace NebulaBench.Metrics;

/// <summary>Collects scores under their full keys, in the order of a report.</summary>
public sealed class ScoreList
{
    private readonly List<KeyValuePair<string, Score>> entries = [];

    public IReadOnlyList<KeyValuePair<string, Score>> Entries => entries;

    /// <summary>Adds the scores of a group such as <c>clusters/kmeans</c>.</summary>
    public void Add(string group, IEnumerable<(string Key, Score Score)> measured) =>
        entries.AddRange(measured.Select(entry => KeyValuePair.Create($"{group}/{entry.Key}", entry.Score)));

    /// <summary>Adds scores that have their full keys already.</summary>
    public void Add(IEnumerable<KeyValuePair<string, Score>> measured) => entries.AddRange(measured);
}
