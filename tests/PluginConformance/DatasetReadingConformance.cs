using NebulaBench.Conformance.Datasets;
using NebulaBench.Datasets;

namespace NebulaBench.PluginConformance;

/// <summary>What reading a dataset's splits must do; the part of <see cref="DatasetConformance"/> that looks at batches.</summary>
[NonParallelizable]
public abstract class DatasetReadingConformance
{
    /// <summary>The names of the points.</summary>
    protected static IReadOnlyList<string> ReadingPointNames { get; } =
        PointCases.Names(new ReadingPoints(() => throw new NotSupportedException()).All);

    /// <summary>
    /// Makes the dataset; called several times, with the same options each time. Ignore the test here if its files are missing.
    /// </summary>
    protected abstract IDataset Create();

    [TestCaseSource(nameof(ReadingPointNames))]
    public void Reading_AtPoint_Passes(string point) => PointCases.Run(new ReadingPoints(Create).All, point);
}
