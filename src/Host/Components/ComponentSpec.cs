namespace NebulaBench.Host.Components;

/// <summary>A component as an experiment asks for it.</summary>
/// <param name="Descriptor">Which component.</param>
/// <param name="Options">Its bound options, an instance of the descriptor's options type.</param>
/// <param name="Label">
/// What reports call it: the experiment's own <c>label</c>, else its id, with the options that tell it from its siblings.
/// </param>
public sealed record ComponentSpec(ComponentDescriptor Descriptor, object Options, string Label)
{
    /// <summary>An objective's training that goes before, or null.</summary>
    public Stage? Pretraining { get; init; }

    /// <summary>The component's id.</summary>
    public string Id => Descriptor.Id;
}
