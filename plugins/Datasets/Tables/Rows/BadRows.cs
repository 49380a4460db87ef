using NebulaBench.Errors;
using NebulaBench.Toolkit.Datasets;

namespace NebulaBench.Datasets.Tables.Rows;

/// <summary>Collects what is wrong with rows, so that all of it is said at once.</summary>
internal sealed class BadRows
{
    // Of more than these nothing is shown, but they are counted.
    private const int Described = 20;

    private readonly List<string> problems = [];
    private readonly List<string> remedies = [];

    /// <summary>Notes a row.</summary>
    /// <param name="place">The file and the row.</param>
    /// <param name="problem">What is wrong, a clause without a full stop; only asked for where it will be shown.</param>
    /// <param name="remedy">What would work, a sentence.</param>
    public void Add(string place, Func<string> problem, string remedy)
    {
        problems.Add(problems.Count < Described ? $"{place}: {problem()}." : "");
        if (!remedies.Contains(remedy))
        {
            remedies.Add(remedy);
        }
    }

    /// <summary>Refuses the data if a row is bad.</summary>
    /// <exception cref="NebulaException">NB3160: some are.</exception>
    public void Refuse()
    {
        if (problems.Count > 0)
        {
            throw BadSamples.Error("NB3160", problems, "table", string.Join(' ', remedies));
        }
    }
}
