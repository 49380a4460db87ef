namespace NebulaBench.EndToEnd.Tests.OutOfTree;

[Platform("Linux")]
internal sealed class PackingTests
{
    /// <summary>Machine code that is overwritten while it runs ends its process.</summary>
    [Test]
    public void Pack_WhileTheProgramRuns_LeavesItsFilesAlone() => Assert.That(Outsider.ChangedByPacking, Is.Empty);
}
