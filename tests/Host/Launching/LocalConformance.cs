using NebulaBench.Host.Launching.Inline;
using NebulaBench.Host.Launching.Local;
using NebulaBench.Launching;
using NebulaBench.PluginConformance;

namespace NebulaBench.Host.Tests.Launching;

[TestFixture]
internal sealed class LocalConformance : LauncherConformance
{
    protected override ILauncher Create() => new LocalLauncher(new LocalOptions { Workers = 2, FreeMemory = 0 });
}

[TestFixture]
internal sealed class InlineConformance : LauncherConformance
{
    protected override ILauncher Create() => new InlineLauncher();
}
