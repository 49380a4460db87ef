using NebulaBench.Host.Settings;

namespace NebulaBench.Host.Tests.Composition;

public sealed class DataFolderTests
{
    [TestCase("/option", "/environment", "/option")]
    [TestCase(null, "/environment", "/environment")]
    [TestCase("", "/environment", "/environment")]
    [TestCase(null, "", "data")]
    [TestCase(null, null, "data")]
    public void Choose_SeveralSources_OptionBeforeEnvironmentBeforeDefault(string? option, string? environment, string expected) =>
        Assert.That(DataFolder.Choose(option, environment).Root, Is.EqualTo(Path.GetFullPath(expected)));
}
