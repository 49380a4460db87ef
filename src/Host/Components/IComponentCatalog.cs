using NebulaBench.Comparisons;

namespace NebulaBench.Host.Components;

/// <summary>Every component that the loaded plugins brought.</summary>
public interface IComponentCatalog
{
    /// <summary>All components, ordered by kind and id.</summary>
    IReadOnlyList<ComponentDescriptor> Components { get; }

    /// <summary>The component of a kind with an id, or null.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="id">Its id.</param>
    ComponentDescriptor? Find(ComponentKind kind, string id) =>
        Components.FirstOrDefault(component => component.Kind == kind && component.Id == id);

    /// <summary>The component of a kind that brings a baseline, or null.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="baseline">The baseline.</param>
    ComponentDescriptor? Find(ComponentKind kind, Baseline baseline) =>
        Components.FirstOrDefault(component => component.Kind == kind && component.Baseline == baseline);

    /// <summary>
    /// For the message about an unknown id: which plugins were skipped and bring it, or may have brought it; null where none was
    /// skipped.
    /// </summary>
    /// <param name="kind">What was asked for, or null for anything.</param>
    /// <param name="id">The unknown id.</param>
    string? WhyMissing(ComponentKind? kind, string id) => null;
}
