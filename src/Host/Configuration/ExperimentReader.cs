using NebulaBench.Comparisons;
using NebulaBench.Host.Components;
using NebulaBench.Host.Configuration.Binding;
using NebulaBench.Host.Configuration.Components;
using NebulaBench.Host.Configuration.Nodes;
using NebulaBench.Host.ConfigurationErrors;
using NebulaBench.Host.Options;
using NebulaBench.Metrics.Options;

namespace NebulaBench.Host.Configuration;

/// <summary>Reads an experiment from its tree.</summary>
/// <param name="catalog">What plugins brought.</param>
/// <param name="errors">Takes what is wrong.</param>
public sealed class ExperimentReader(IComponentCatalog catalog, ErrorCollector errors)
{
    private readonly IReadOnlyList<OptionProperty> header = OptionProperty.For(typeof(ExperimentHeader));
    private readonly TrainingReader trainings = new(catalog, errors);
    private readonly OptionBinder binder = new(errors, new TrainingReader(catalog, errors).Keys);

    /// <summary>Reads everything that can be read; what cannot is an error and left out.</summary>
    /// <param name="root">The tree.</param>
    /// <param name="file">The experiment's file.</param>
    /// <param name="isComplete">Whether the tree holds all files, so that a missing key is an error.</param>
    public Experiment Read(MapNode root, string file, bool isComplete)
    {
        ArgumentNullException.ThrowIfNull(root);
        ReportKeys(root, isComplete);
        IReadOnlyList<ConfiguredComponent> architectures = Components(root, "architecture");
        IReadOnlyList<ConfiguredComponent> objectives =
            [.. Components(root, "objective").Select(new StageReader(catalog, errors).Complete)];
        IReadOnlyList<Baseline> baselines = root.Find(ExperimentKeys.Baselines) is null
            ? new ExperimentHeader { Name = "", LatentDimension = 1 }.Baselines
            : Single<IReadOnlyList<Baseline>>(root, ExperimentKeys.Baselines) ?? [];
        var baselineReader = new BaselineReader(catalog);
        return new Experiment
        {
            File = file,
            Name = Single<string>(root, ExperimentKeys.Name) ?? "",
            Description = Single<string>(root, ExperimentKeys.Description),
            Datasets = Components(root, "dataset"),
            Architectures = architectures,
            Objectives = [.. objectives, .. baselineReader.Objectives(baselines, objectives)],
            WithoutEncoder = baselineReader.WithoutEncoder(baselines, architectures),
            Reconstructions = Components(root, "reconstruction"),
            LatentDimensions = Choices<int>(root, ExperimentKeys.LatentDimension),
            Trainings = Trainings(root),
            Evaluations = Choices<EvaluationOptions>(root, ExperimentKeys.Evaluation),
            Metrics = new MetricsReader(catalog, errors).Read(root.Find(ExperimentKeys.Evaluation)?.Value),
            Seeds = Seeds(root),
            Tracking = Single<TrackingOptions>(root, ExperimentKeys.Tracking) ?? new TrackingOptions(),
            Launcher = Launcher(root),
            Incompatible = Single<IncompatiblePairs>(root, ExperimentKeys.Incompatible),
        };
    }

    /// <summary>Reads the datasets alone.</summary>
    public IReadOnlyList<ConfiguredComponent> ReadDatasets(MapNode root)
    {
        ArgumentNullException.ThrowIfNull(root);
        return Components(root, ExperimentKeys.Dataset);
    }

    /// <summary>Reads the evaluation, from a tree that may hold nothing else.</summary>
    /// <param name="root">The tree.</param>
    /// <param name="others">Keys that somebody else reads.</param>
    /// <returns>Its variants, one without a written option where there is none, and the metrics of plugins where it names some.</returns>
    public (IReadOnlyList<Variant> Variants, IReadOnlyList<ComponentSpec>? Metrics) ReadEvaluation(MapNode root, params IReadOnlyList<string> others)
    {
        ArgumentNullException.ThrowIfNull(root);
        string[] known = [.. others, ExperimentKeys.Evaluation];
        foreach (MapEntry entry in root.Entries.Where(entry => !known.Contains(entry.Key)))
        {
            UnknownKey.Report(entry, entry.Key, known, errors);
        }
        ConfigNode node = root.Find(ExperimentKeys.Evaluation)?.Value ?? new MapNode([], root.Position);
        IReadOnlyList<Variant> variants = binder.BindOption(MetricsReader.Without(node), Option(ExperimentKeys.Evaluation), ExperimentKeys.Evaluation);
        return (variants, (node as MapNode)?.Find(ExperimentKeys.Metrics) is null ? null : new MetricsReader(catalog, errors).Read(node));
    }

    private void ReportKeys(MapNode root, bool isComplete)
    {
        foreach (MapEntry entry in root.Entries.Where(entry => !ExperimentKeys.All.Contains(entry.Key)))
        {
            UnknownKey.Report(entry, entry.Key, ExperimentKeys.All, errors);
        }
        foreach (string key in ExperimentKeys.Required.Where(key => isComplete && root.Find(key) is null))
        {
            bool isComponent = ExperimentKeys.Components.ContainsKey(key);
            errors.Add(ConfigurationCodes.MissingKey, root.Position, key,
                "is missing", isComponent ? $"write {key}: {{ id: … }}" : $"write {key}: {Option(key).Type.Phrase}");
        }
    }

    private IReadOnlyList<ConfiguredComponent> Components(MapNode root, string key)
    {
        var reader = new ComponentReader(catalog, errors);
        return root.Find(key) is { } entry
            ? new ComponentLabels(errors).Give(reader.Read(entry.Value, ExperimentKeys.Components[key], key))
            : [];
    }

    private ConfiguredComponent? Launcher(MapNode root)
    {
        IReadOnlyList<ConfiguredComponent> launchers = root.Find(ExperimentKeys.Launcher) is { } entry
            ? new ComponentLabels(errors).Give(
                new ComponentReader(catalog, errors).Read(entry.Value, ComponentKind.Launcher, ExperimentKeys.Launcher))
            : [];
        if (launchers.Count > 1)
        {
            errors.Add(ConfigurationCodes.WrongType, launchers[0].Position, ExperimentKeys.Launcher,
                "has a list of values and cannot make a product", "write one launcher, and one value for each of its keys");
        }
        return launchers.Count > 0 ? launchers[0] : null;
    }

    private T? Single<T>(MapNode root, string key)
    {
        if (root.Find(key)?.Value is not { } node)
        {
            return default;
        }
        if (node.Depth > Option(key).Type.Depth)
        {
            errors.Add(ConfigurationCodes.WrongType, node.Position, key,
                $"must be {Option(key).Type.Phrase} and cannot make a product", "write one value");
            return default;
        }
        IReadOnlyList<Variant> variants = binder.BindOption(node, Option(key), key);
        if (variants.Count > 1)
        {
            errors.Add(ConfigurationCodes.WrongType, node.Position, key, "has a list of values and cannot make a product", "write one value for each of its keys");
        }
        return variants is [var only] ? (T?)only.Value : default;
    }

    private IReadOnlyList<Choice<T>> Choices<T>(MapNode root, string key)
        where T : new()
    {
        if (root.Find(key)?.Value is not { } node)
        {
            return [new Choice<T>(new T(), "")];
        }
        node = key == ExperimentKeys.Evaluation ? MetricsReader.Without(node) : node;
        return [.. Choices(node, key).Select(choice => new Choice<T>((T)choice.Value.Value!, choice.Text))];
    }

    private IReadOnlyList<Choice<Variant>> Choices(ConfigNode node, string key)
    {
        IReadOnlyList<Variant> variants = binder.BindOption(node, Option(key), key);
        ReportRepetitions(variants, key);
        IReadOnlyList<string> texts = Distinction.Between([.. variants.Select(variant => Below(key, variant.Written))]);
        return [.. variants.Select((variant, i) => new Choice<Variant>(variant, texts[i]))];
    }

    private IReadOnlyList<Choice<ConfiguredTraining>> Trainings(MapNode root)
    {
        ConfigNode node = root.Find(ExperimentKeys.Training)?.Value ?? new MapNode([], root.Position);
        return
        [
            .. from choice in Choices(node, ExperimentKeys.Training)
               let training = trainings.Complete(choice.Value)
               where training is not null
               select new Choice<ConfiguredTraining>(training, choice.Text),
        ];
    }

    private IReadOnlyList<long> Seeds(MapNode root)
    {
        if (root.Find(ExperimentKeys.Seeds)?.Value is not { } node)
        {
            return new ExperimentHeader { Name = "", LatentDimension = 1 }.Seeds;
        }
        IReadOnlyList<long> seeds = Single<IReadOnlyList<long>>(root, ExperimentKeys.Seeds) ?? [];
        var seen = new HashSet<long>();
        for (int i = 0; i < seeds.Count; i++)
        {
            if (!seen.Add(seeds[i]))
            {
                errors.Add(ConfigurationCodes.Repeated, ((SequenceNode)node).Items[i].Position, NodePath.Index(ExperimentKeys.Seeds, i),
                    FormattableString.Invariant($"the seed {seeds[i]} is there twice and would be run twice"), "remove one of the two");
            }
        }
        return seeds;
    }

    private void ReportRepetitions(IReadOnlyList<Variant> variants, string key)
    {
        var seen = new HashSet<string>();
        foreach (Variant variant in variants.Where(variant => !seen.Add(Meaning(variant))))
        {
            errors.Add(ConfigurationCodes.Repeated, variant.Node.Position, key,
                "two entries of a list mean the same and would be run twice", "remove one of the two");
        }
    }

    private static string Meaning(Variant variant) => CanonicalJson.For(variant.Value) + string.Join(';', variant.Foreign
        .OrderBy(part => part.Key, StringComparer.Ordinal).Select(part => (part.Key, Component: (ComponentSpec)part.Value.Value!))
        .Select(part => $"{part.Key}: {part.Component.Id} {CanonicalJson.For(part.Component.Options)}"));

    private static List<WrittenOption> Below(string key, IReadOnlyList<WrittenOption> written) =>
        [.. written.Select(option => option with { Key = NodePath.Key(key, option.Key) })];

    private OptionProperty Option(string key) => header.First(option => option.Key == key);
}
