using NebulaBench.Host.Components;

namespace NebulaBench.Host.Configuration;

/// <summary>The keys of an experiment file.</summary>
public static class ExperimentKeys
{
    /// <summary>The file or files that this one builds on.</summary>
    public const string Extends = "extends";

    /// <summary>The experiment's name, which also names its folder of runs.</summary>
    public const string Name = "name";

    /// <summary>What the experiment is for.</summary>
    public const string Description = "description";

    /// <summary>What models are trained on.</summary>
    public const string Dataset = "dataset";

    /// <summary>The latent's width.</summary>
    public const string LatentDimension = "latent_dimension";

    /// <summary>The seeds, always a list.</summary>
    public const string Seeds = "seeds";

    /// <summary>How models are trained.</summary>
    public const string Training = "training";

    /// <summary>How models are measured.</summary>
    public const string Evaluation = "evaluation";

    /// <summary>Under <see cref="Evaluation"/>: metrics of plugins with other options than their defaults.</summary>
    public const string Metrics = "metrics";

    /// <summary>Under <see cref="Training"/>: what moves the weights.</summary>
    public const string Optimizer = "optimizer";

    /// <summary>Under <see cref="Training"/>: how the learning rate changes over the epochs.</summary>
    public const string Schedule = "schedule";

    /// <summary>What other programs are told of runs.</summary>
    public const string Tracking = "tracking";

    /// <summary>Who carries the runs out.</summary>
    public const string Launcher = "launcher";

    /// <summary>What becomes of pairs that do not fit together.</summary>
    public const string Incompatible = "incompatible";

    /// <summary>The rows that keep the comparison honest.</summary>
    public const string Baselines = "baselines";

    /// <summary>A component's id.</summary>
    public const string Id = "id";

    /// <summary>What reports call a component.</summary>
    public const string Label = "label";

    /// <summary>The keys that name a component, in the order of the product.</summary>
    public static IReadOnlyDictionary<string, ComponentKind> Components { get; } = new Dictionary<string, ComponentKind>
    {
        ["dataset"] = ComponentKind.Dataset,
        ["architecture"] = ComponentKind.Architecture,
        ["objective"] = ComponentKind.Objective,
        ["reconstruction"] = ComponentKind.Reconstruction,
    };

    /// <summary>The keys under <see cref="Training"/> that name a component.</summary>
    public static IReadOnlyDictionary<string, ComponentKind> TrainingComponents { get; } = new Dictionary<string, ComponentKind>
    {
        [Optimizer] = ComponentKind.Optimizer,
        [Schedule] = ComponentKind.Schedule,
    };

    /// <summary>The keys without which there is no experiment.</summary>
    public static IReadOnlyList<string> Required { get; } = [Name, "dataset", "architecture", "objective", LatentDimension];

    /// <summary>The keys beside components whose lists make the product.</summary>
    public static IReadOnlyList<string> Products { get; } = [LatentDimension, Training, Evaluation];

    /// <summary>All keys, in the order in which they are listed to users.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Name, Description, Extends, .. Components.Keys, LatentDimension, Seeds, Incompatible, Baselines, Training, Evaluation, Tracking, Launcher,
    ];
}
