using NebulaBench.Comparisons;
using NebulaBench.Host.Components;
using NebulaBench.Host.Configuration.Nodes;
using NebulaBench.Host.ConfigurationErrors;
using NebulaBench.Host.Options;
using NebulaBench.Objectives;

namespace NebulaBench.Host.Configuration.Components;

/// <summary>Finds the objective of the training that an objective's options ask for before its own.</summary>
/// <param name="catalog">What plugins brought.</param>
/// <param name="errors">Takes what is wrong.</param>
public sealed class StageReader(IComponentCatalog catalog, ErrorCollector errors)
{
    /// <summary>The same objective, with the stage that goes before it.</summary>
    public ConfiguredComponent Complete(ConfiguredComponent objective)
    {
        ArgumentNullException.ThrowIfNull(objective);
        if (objective.Spec.Options is not IPretrained { Pretraining: { } wanted })
        {
            return objective;
        }
        wanted = Named(objective.Spec.Options, wanted);
        return wanted.Epochs > 0 && Find(objective, wanted.Objective ?? OptionNames.For(Baseline.Ae)) is { } stage
            ? objective with { Spec = objective.Spec with { Pretraining = new Stage(stage, wanted) } }
            : objective;
    }

    // Which objective is trained before is part of what the run is, written in the experiment or not.
    private PretrainingOptions Named(object options, PretrainingOptions wanted)
    {
        if (wanted.Objective is null && catalog.Find(ComponentKind.Objective, Baseline.Ae) is { } plain)
        {
            OptionProperty option = OptionProperty.For(options.GetType()).First(option => ReferenceEquals(option.Get(options), wanted));
            wanted = wanted with { Objective = plain.Id };
            option.Set(options, wanted);
        }
        return wanted;
    }

    private ComponentSpec? Find(ConfiguredComponent objective, string id)
    {
        string path = NodePath.Key(NodePath.Key(objective.Path, "pretraining"), "objective");
        if (catalog.Find(ComponentKind.Objective, id) is not { } descriptor)
        {
            string[] ids = [.. catalog.Components.Where(component => component.Kind == ComponentKind.Objective).Select(component => component.Id)];
            errors.Add(ConfigurationCodes.UnknownId, objective.Position, path,
                $"there is no objective '{id}' to train with before", Suggestion.Remedy(id, ids, "known objectives"));
            return null;
        }
        ComponentSpec? stage = DefaultComponent.For(descriptor, objective.Position, path, errors);
        if (stage?.Options is IPretrained { Pretraining.Epochs: > 0 })
        {
            errors.Add(ConfigurationCodes.DoesNotFit, objective.Position, path,
                $"'{id}' begins with a training of its own", "name an objective that begins with none, or leave it out");
            return null;
        }
        return stage;
    }
}
