using NebulaBench.Plugins;
using TestPlugins;

[assembly: NebulaPlugin(typeof(ThrowingMetricsPlugin), ContractVersion.Current)]

namespace TestPlugins;

/// <summary>Metrics that fail in every way, and one that is in order.</summary>
public sealed class ThrowingMetricsPlugin : IPluginModule
{
    public void Register(IPluginRegistry plugins)
    {
        plugins.AddMetric<Throwing>("throwing-metric", "A metric that throws.");
        plugins.AddMetric<Unmakeable>("unmakeable-metric", "A metric whose constructor throws.");
        plugins.AddMetric<Undescribed>("undescribed-metric", "A metric that gives a value it does not describe.");
        plugins.AddMetric<Misnamed>("misnamed-metric", "A metric whose value has another metric's name.");
        plugins.AddMetric<ThrowingOutput>("throwing-output", "A metric that throws at the first batch.");
        plugins.AddMetric<InOrder>("metric-in-order", "A metric that is in order.");
    }
}
