namespace NebulaBench.OutOfTree.Tests;

[Platform("Linux")]
internal sealed class PackingTests
{
    /// <summary>Machine code that is overwritten while it runs ends its process; a library that is away for a moment keeps one from starting.</summary>
    [Test]
    public void Pack_WhileTheProgramRuns_LeavesItsFilesAlone() => Assert.That(Outsider.ChangedByPacking, Is.Empty);
}
