namespace NebulaBench.Datasets.Shapes.Tests.Parametric;

/// <summary>Listens to no progress.</summary>
internal sealed class Silence : IProgressReporter
{
    public void Report(string work, long done, long all)
    {
    }
}
