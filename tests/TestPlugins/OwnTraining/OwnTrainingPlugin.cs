using NebulaBench.Plugins;
using TestPlugins;

[assembly: NebulaPlugin(typeof(OwnTrainingPlugin), ContractVersion.Current)]

namespace TestPlugins;

public sealed class OwnTrainingPlugin : IPluginModule
{
    public void Register(IPluginRegistry plugins)
    {
        plugins.AddOptimizer<SignDescent, SignDescentOptions>("sign-descent", "Steps of one size against the gradient's sign.");
        plugins.AddOptimizer<ThrowingOptimizer, SignDescentOptions>("throwing-optimizer", "Throws at its first step.");
        plugins.AddSchedule<Halving, HalvingOptions>("halving", "Halves the learning rate every few epochs.");
        plugins.AddSchedule<ThrowingSchedule, NoOptions>("throwing-schedule", "Throws in the second epoch.");
    }
}
