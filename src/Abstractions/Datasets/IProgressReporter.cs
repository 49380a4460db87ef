namespace NebulaBench.Datasets;

/// <summary>Tells the user how far a dataset is with work that takes its time; offered by the host to every dataset's constructor.</summary>
public interface IProgressReporter
{
    /// <summary>Says how much is done. May be called from any thread, and as often as is handy.</summary>
    /// <param name="work">What is being done, such as <c>sampling meshes</c>.</param>
    /// <param name="done">How many pieces are done.</param>
    /// <param name="all">How many pieces there are.</param>
    void Report(string work, long done, long all);
}
