using NebulaBench.Host.Data;
using NebulaBench.Host.Diagnostics;
using NebulaBench.Host.Launching;
using NebulaBench.Host.Plugins;
using NebulaBench.Host.Settings;
using NebulaBench.Host.Tests.Plugins;
using NebulaBench.Toolkit;
using NebulaBench.Training;

namespace NebulaBench.Host.Tests.Diagnostics;

public sealed class DoctorTests
{
    [Test]
    public void Examine_ThisMachine_LooksAtEverything()
    {
        var settings = new HostSettings
        {
            PluginFolders = [new(Path.Combine(Fixtures.Root, "Good"), PluginFolderOrigin.CommandLine)],
            DataFolder = new DataFolder(Path.Combine(Fixtures.Root, "no", "data")),
            CacheFolder = new CacheFolder(Path.Combine(Fixtures.Root, "no", "cache")),
        };
        PluginCatalog catalog = PluginDiscovery.Run(settings.PluginFolders, new ReconstructionsPlugin(), new LaunchersPlugin(), new OptimizationPlugin());
        var doctor = new Doctor(settings, catalog, new DatasetRegistry(catalog, new ComponentFactory(new NoServices())));

        DoctorReport report = doctor.Examine();

        Assert.Multiple(() =>
        {
            Assert.That(report.IsUsable, Is.True);
            Assert.That(report.Checks.Select(check => check.Name).Distinct(), Is.EqualTo(new[]
            {
                ".NET", "system", "libtorch", "threads", "oneDNN", "devices", "plugins", "data folder", "disk", "culture",
            }));
            Assert.That(report.Checks.Single(check => check.Name == "data folder").State, Is.EqualTo(CheckState.Warning));
        });
    }

    private sealed class NoServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
