using NebulaBench.Conformance.Datasets;

namespace NebulaBench.PluginConformance;

/// <summary>
/// What every dataset must do. Subclass it with <see cref="TestFixtureAttribute"/>, say in
/// <see cref="DatasetReadingConformance.Create"/> how the dataset is made, and run it as any NUnit fixture. Choose options that make the splits small: every sample is read several times.
/// </summary>
public abstract class DatasetConformance : DatasetReadingConformance
{
    /// <summary>The names of the points, those of reading left out.</summary>
    protected static IReadOnlyList<string> PointNames { get; } =
        [.. PointCases.Names(new DatasetPoints(() => throw new NotSupportedException()).All).Except(ReadingPointNames)];

    /// <summary>
    /// Whether no two samples have the same input, so that the splits' inputs must differ. False for data with true duplicates.
    /// </summary>
    protected virtual bool SamplesAreUnique => true;

    [TestCaseSource(nameof(PointNames))]
    public void Dataset_AtPoint_Passes(string point) => PointCases.Run(new DatasetPoints(Create, SamplesAreUnique).All, point);
}
