using NebulaBench.Datasets;
using NebulaBench.Errors;
using NebulaBench.Host.Components;
using NebulaBench.Host.ConfigurationErrors;
using NebulaBench.Host.Options;
using NebulaBench.Host.Plugins;

namespace NebulaBench.Host.Data;

/// <summary>The datasets of the catalog, made with their default options.</summary>
/// <param name="catalog">Every component there is.</param>
/// <param name="factory">Makes them.</param>
public sealed class DatasetRegistry(IComponentCatalog catalog, ComponentFactory factory)
{
    /// <summary>The ids of all datasets, in the catalog's order.</summary>
    public IReadOnlyList<string> Ids { get; } =
        [.. catalog.Components.Where(component => component.Kind == ComponentKind.Dataset).Select(component => component.Id)];

    /// <summary>The options of a dataset that an experiment must write, such as the path of its files; empty where it can be used without.</summary>
    public IReadOnlyList<string> MustBeWritten(string id)
    {
        if (catalog.Find(ComponentKind.Dataset, id) is not { } descriptor)
        {
            return [];
        }
        object defaults = Activator.CreateInstance(descriptor.Options)!;
        return [.. OptionProperty.For(descriptor.Options).Where(option => option.MustBeWritten(defaults)).Select(option => option.Key)];
    }

    /// <summary>Makes a dataset.</summary>
    /// <param name="id">Its id.</param>
    /// <exception cref="NebulaException">NB1202: there is none of that id; NB2xxx: it cannot be made.</exception>
    public IDataset Take(string id)
    {
        ComponentDescriptor descriptor = catalog.Find(ComponentKind.Dataset, id)
            ?? throw new NebulaException(
                ConfigurationCodes.UnknownId,
                $"there is no dataset '{id}'.",
                null,
                Suggestion.Sentence(id, [.. Ids], "known datasets"));
        return factory.Create<IDataset>(descriptor, Activator.CreateInstance(descriptor.Options)!);
    }
}
