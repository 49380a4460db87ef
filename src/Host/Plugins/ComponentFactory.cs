using Microsoft.Extensions.DependencyInjection;
using NebulaBench.Errors;
using NebulaBench.Host.Components;

namespace NebulaBench.Host.Plugins;

/// <summary>Creates components: their constructors receive their options and whatever services of the host they ask for.</summary>
/// <param name="services">The host's services.</param>
public sealed class ComponentFactory(IServiceProvider services) : IComponentFactory
{
    /// <inheritdoc/>
    public T Create<T>(ComponentSpec component)
        where T : class => Create<T>(component.Descriptor, component.Options);

    /// <summary>Creates a component.</summary>
    /// <typeparam name="TComponent">Its contract, such as <see cref="Datasets.IDataset"/>.</typeparam>
    /// <param name="descriptor">Which component.</param>
    /// <param name="options">Its options, an instance of the descriptor's options type.</param>
    /// <exception cref="NebulaException">NB2020 or NB2021: its constructor failed, or asks for something there is not.</exception>
    public TComponent Create<TComponent>(ComponentDescriptor descriptor, object options)
        where TComponent : class
    {
        try
        {
            object[] arguments = TakesOptions(descriptor.Implementation, options) ? [options] : [];
            return (TComponent)ActivatorUtilities.CreateInstance(services, descriptor.Implementation, arguments);
        }
        catch (NebulaException said) when (said.Area != ErrorArea.Internal)
        {
            throw; // the component has said itself what is wrong with its options or its data
        }
        catch (InvalidOperationException failure) when (failure.Source == "Microsoft.Extensions.DependencyInjection.Abstractions")
        {
            throw new NebulaException("NB2021", $"It cannot be created: {OneLine(failure)}", ComponentText.Where(descriptor),
                "Its one public constructor may ask for its options, a logger, IDataFolder, ICacheFolder and IProgressReporter.", failure);
        }
        catch (Exception failure)
        {
            throw new NebulaException("NB2020", $"Its constructor failed: {OneLine(failure)}", ComponentText.Where(descriptor),
                "Check its options in the experiment; if they are right, report this to the plugin's author.", failure);
        }
    }

    /// <summary>A component without options need not ask for the empty record.</summary>
    private static bool TakesOptions(Type implementation, object options) =>
        implementation.GetConstructors().Any(constructor =>
            constructor.GetParameters().Any(parameter => parameter.ParameterType.IsInstanceOfType(options)));

    private static string OneLine(Exception failure) => FailureText.For(failure) + ".";
}
