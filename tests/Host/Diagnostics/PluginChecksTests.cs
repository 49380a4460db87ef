using NebulaBench.Host.Diagnostics;
using NebulaBench.Host.Plugins;
using NebulaBench.Host.Tests.Plugins;

namespace NebulaBench.Host.Tests.Diagnostics;

public sealed class PluginChecksTests
{
    [Test]
    public void Of_GoodAndBrokenFolders_NamesWhatIsInUseAndWhatWasSkipped()
    {
        PluginCatalog catalog = Fixtures.Load("Good", "TooNew");
        PluginProblem problem = catalog.Problems.Single();

        Assert.That(PluginChecks.For(catalog), Is.EqualTo(new[]
        {
            DoctorCheck.Ok("plugins", $"{Path.Combine(Fixtures.Root, "Good")} (--plugins): Good"),
            DoctorCheck.Warn("plugins", $"{Path.Combine(Fixtures.Root, "TooNew")} (--plugins): no plugin in use",
                "A plugin is a folder NAME that holds NAME.dll; name it, or the folder that holds several."),
            DoctorCheck.Warn("plugin", $"NB2006: TooNew ({Fixtures.AssemblyOf("TooNew")}) was skipped: {problem.Cause}", problem.Remedy),
        }));
    }

    [Test]
    public void Of_BundledFolderMissing_SaysHowToGetIt() =>
        Assert.That(PluginChecks.For(PluginDiscovery.Run([new("/program/plugins", PluginFolderOrigin.Bundled)])), Is.EqualTo(new[]
        {
            DoctorCheck.Warn("plugins", "/program/plugins: no plugin in use",
                "Build the whole solution, or install the program again: its own plugins belong there."),
        }));
}
