namespace NebulaBench.Metrics;

/// <summary>Follows the measuring of embeddings, metric after metric.</summary>
public interface IMeasuringObserver
{
    /// <summary>Called before something is measured or fitted; what it throws ends the measuring.</summary>
    /// <param name="group">The keys' first parts, such as <c>clusters/kmeans</c>.</param>
    /// <param name="what">The metric's id.</param>
    void Begin(string group, string what);

    /// <summary>Called with the scores of a metric.</summary>
    /// <param name="group">The keys' first parts.</param>
    /// <param name="scores">The scores by the keys' last parts.</param>
    void End(string group, IReadOnlyList<(string Key, Score Score)> scores);
}
