using NebulaBench.Host.Components;
using NebulaBench.Host.Configuration.Nodes;
using NebulaBench.Host.ConfigurationErrors;

namespace NebulaBench.Host.Configuration.Components;

/// <summary>
/// Gives every component of a kind a label of its own: what the experiment calls it, else its id, and in parentheses the options
/// that tell it from its siblings, as written.
/// </summary>
/// <param name="errors">Takes what is wrong.</param>
public sealed class ComponentLabels(ErrorCollector errors)
{
    /// <summary>Labels the components of one kind; a component that is there twice, or a label, is an error.</summary>
    public IReadOnlyList<ConfiguredComponent> Give(IReadOnlyList<ComponentVariant> variants)
    {
        ArgumentNullException.ThrowIfNull(variants);
        List<ComponentVariant> distinct = WithoutRepetitions(variants);
        Dictionary<ComponentVariant, string> labels = Labels(distinct);
        var taken = new Dictionary<string, ComponentVariant>();
        foreach (ComponentVariant variant in distinct)
        {
            if (!taken.TryAdd(labels[variant], variant))
            {
                string holder = taken[labels[variant]].Path;
                errors.Add(ConfigurationCodes.LabelTaken, variant.Position, NodePath.Key(variant.Path, ExperimentKeys.Label),
                    $"the label '{labels[variant]}' is that of {holder} too", "give one of them another label");
            }
        }
        return
        [
            .. from variant in distinct
               let spec = new ComponentSpec(variant.Descriptor, variant.Options, labels[variant])
               select new ConfiguredComponent(spec, variant.Position, variant.Path),
        ];
    }

    private List<ComponentVariant> WithoutRepetitions(IReadOnlyList<ComponentVariant> variants)
    {
        var seen = new Dictionary<string, ComponentVariant>();
        foreach (ComponentVariant variant in variants)
        {
            string identity = variant.Descriptor.Id + CanonicalJson.For(variant.Options);
            if (!seen.TryAdd(identity, variant))
            {
                ComponentVariant first = seen[identity];
                string problem = first.Path == variant.Path ? "two entries of a list mean the same" : $"is the same as {first.Path}";
                errors.Add(ConfigurationCodes.Repeated, variant.Position, variant.Path,
                    $"{problem} and would be run twice", "remove one of the two, or change an option");
            }
        }
        return [.. seen.Values];
    }

    private static Dictionary<ComponentVariant, string> Labels(IReadOnlyList<ComponentVariant> variants)
    {
        var labels = new Dictionary<ComponentVariant, string>(ReferenceEqualityComparer.Instance);
        foreach (var family in variants.GroupBy(variant => (Name: variant.OwnLabel ?? variant.Descriptor.Id, variant.Descriptor.Id)))
        {
            List<ComponentVariant> siblings = [.. family];
            IReadOnlyList<string> distinctions = Distinction.Between([.. siblings.Select(sibling => sibling.Written)]);
            for (int i = 0; i < siblings.Count; i++)
            {
                labels[siblings[i]] = distinctions[i].Length == 0 ? family.Key.Name : $"{family.Key.Name} ({distinctions[i]})";
            }
        }
        return labels;
    }
}
