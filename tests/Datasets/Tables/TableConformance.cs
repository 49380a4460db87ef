using NebulaBench.PluginConformance;

namespace NebulaBench.Datasets.Tables.Tests;

[TestFixture(false)]
[TestFixture(true)]
internal sealed class TableConformance(bool prepared) : DatasetConformance
{
    private readonly TemporaryData data = new();

    [OneTimeSetUp]
    public void WriteFile() => data.Write("t.csv", "x,y,color,kind,batch\n" + string.Concat(Enumerable.Range(0, 120).Select(row =>
        FormattableString.Invariant($"{row * 0.25},{row * row},{(row % 3 == 0 ? "red" : "blue")},{row % 4},{row % 5}\n"))));

    [OneTimeTearDown]
    public void CleanUp() => data.Dispose();

    protected override IDataset Create()
    {
        var options = new TableOptions { Path = "t.csv", Columns = ["x", "y"], LabelColumn = "kind" };
        return data.Dataset(prepared ? options with { Categories = ["color"], BatchColumn = "batch", Standardize = true, Log1p = true } : options);
    }
}
