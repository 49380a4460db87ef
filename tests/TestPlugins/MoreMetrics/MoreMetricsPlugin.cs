using NebulaBench.Plugins;
using TestPlugins;

[assembly: NebulaPlugin(typeof(MoreMetricsPlugin), ContractVersion.Current)]

namespace TestPlugins;

public sealed class MoreMetricsPlugin : IPluginModule
{
    public void Register(IPluginRegistry plugins)
    {
        plugins.AddMetric<MeanNorm, MeanNormOptions>("mean-norm", "How far latents are from the origin.");
        plugins.AddMetric<Balance>("balance", "How alike clusters are in size.", "Even and Odd (2026)");
        plugins.AddMetric<LargestError>("largest-error", "The largest error of any value.");
    }
}
