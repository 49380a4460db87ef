using System.Reflection;
using NebulaBench.Plugins;

namespace NebulaBench.Datasets.Procedural.Tests;

[TestFixture]
internal sealed class ProceduralModuleTests
{
    [Test]
    public void Assembly_Always_NamesItsModuleAndTheContract()
    {
        NebulaPluginAttribute? plugin = typeof(ProceduralPlugin).Assembly.GetCustomAttribute<NebulaPluginAttribute>();

        Assert.That(plugin?.Module, Is.EqualTo(typeof(ProceduralPlugin)));
        Assert.That(plugin?.ContractVersion, Is.EqualTo(ContractVersion.Current));
    }
}
