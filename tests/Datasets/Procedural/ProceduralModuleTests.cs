using System.Reflection;
using NebulaBench.Plugins;

namespace NebulaBench.Datasets.Procedural.Tests;

[TestFixture]
internal sealed class ProceduralModuleTests
{
    [Test]
    public void Assembly_Always_NamesItsModuleAndTheContract()
    {
        NebulaPluginAttribute? plugin = typeof(ProceduralModule).Assembly.GetCustomAttribute<NebulaPluginAttribute>();

        Assert.That(plugin?.Module, Is.EqualTo(typeof(ProceduralModule)));
        Assert.That(plugin?.ContractVersion, Is.EqualTo(ContractVersion.Current));
    }
}
