using Microsoft.Extensions.DependencyInjection;
using NebulaBench.Architectures;
using NebulaBench.Datasets;
using NebulaBench.Errors;
using NebulaBench.Host.Commands.Services;
using NebulaBench.Host.Components;
using NebulaBench.Host.Plugins;
using NebulaBench.Host.Settings;
using NebulaBench.Toolkit.Reconstructions;

namespace NebulaBench.Host.Tests.Plugins;

public sealed class ComponentFactoryTests
{
    private ServiceProvider services = null!;

    [OneTimeSetUp]
    public void Build() => services = HostServices.Build(new HostSettings
    {
        PluginFolders = [new(Path.Combine(Fixtures.Root, "Good"), PluginFolderOrigin.CommandLine)],
        DataFolder = new DataFolder("/some/data"),
        CacheFolder = new CacheFolder("/some/cache"),
    });

    [OneTimeTearDown]
    public void Dispose() => services.Dispose();

    [Test]
    public void Create_Component_ReceivesOptionsServicesAndItsOwnLibraries()
    {
        ComponentDescriptor model = Find(ComponentKind.Architecture, "good-model");
        object options = Activator.CreateInstance(model.Options)!;

        IArchitecture architecture = Factory.Create<IArchitecture>(model, options);

        Assert.Multiple(() =>
        {
            Assert.That(architecture.Supports(null!).Reason, Is.EqualTo("width 7, data in /some/data, YamlDotNet 16, logs True"));
            Assert.That(typeof(YamlDotNet.Serialization.ISerializer).Assembly.GetName().Version!.Major, Is.Not.EqualTo(16), "the host's own");
        });
    }

    [Test]
    public void Create_ConstructorWithoutOptions_IsCalledWithoutThem()
    {
        ComponentDescriptor bernoulli = Find(ComponentKind.Reconstruction, "bernoulli");

        Assert.That(
            Factory.Create<ReconstructionLoss>(bernoulli, Activator.CreateInstance(bernoulli.Options)!),
            Is.InstanceOf<BernoulliReconstruction>());
    }

    [Test]
    public void Create_ConstructorFails_NamesPluginComponentCauseAndRemedy()
    {
        NebulaException error = FailureOf("failing-model");

        Assert.Multiple(() =>
        {
            Assert.That(error.Message, Is.EqualTo(
                $"NB2020: architecture 'failing-model' of plugin 'Good' ({Fixtures.AssemblyOf("Good")}): "
                + "Its constructor failed: ArgumentException: a width of 7 is unlucky. "
                + "Check its options in the experiment; if they are right, report this to the plugin's author."));
            Assert.That(error.InnerException, Is.InstanceOf<ArgumentException>());
        });
    }

    [Test]
    public void Create_UnknownService_NamesPluginComponentCauseAndRemedy() =>
        Assert.That(FailureOf("demanding-model").Message, Is.EqualTo(
            $"NB2021: architecture 'demanding-model' of plugin 'Good' ({Fixtures.AssemblyOf("Good")}): "
            + "It cannot be created: InvalidOperationException: Unable to resolve service for type 'System.IFormatProvider' while attempting to activate "
            + "'TestPlugins.DemandingArchitecture'. Its one public constructor may ask for its options, a logger, IDataFolder, ICacheFolder and IProgressReporter."));

    private ComponentFactory Factory => services.GetRequiredService<ComponentFactory>();

    private ComponentDescriptor Find(ComponentKind kind, string id) => services.GetRequiredService<IComponentCatalog>().Find(kind, id)!;

    private NebulaException FailureOf(string id)
    {
        ComponentDescriptor model = Find(ComponentKind.Architecture, id);
        return Assert.Throws<NebulaException>(() => Factory.Create<IArchitecture>(model, Activator.CreateInstance(model.Options)!))!;
    }
}
