using System.CommandLine;
using NebulaBench.Datasets;
using NebulaBench.Errors;
using NebulaBench.Host.Commands.Parsing;
using NebulaBench.Host.Components;
using NebulaBench.Host.Configuration;
using NebulaBench.Host.Configuration.Binding;
using NebulaBench.Host.Configuration.Components;
using NebulaBench.Host.Configuration.Nodes;
using NebulaBench.Host.Configuration.Sources;
using NebulaBench.Host.ConfigurationErrors;
using NebulaBench.Host.Execution;
using NebulaBench.Host.Measuring;
using NebulaBench.Metrics;
using NebulaBench.Metrics.Options;
using NebulaBench.Runs;
using NebulaBench.Runs.Arrays;
using Spectre.Console;

namespace NebulaBench.Host.Commands;

/// <summary><c>nebula import</c>: makes a run folder of embeddings from elsewhere, so that they stand in the same tables.</summary>
/// <param name="importer">Measures and writes.</param>
/// <param name="catalog">What plugins brought.</param>
/// <param name="console">Where to write.</param>
public sealed class ImportCommand(RunImporter importer, IComponentCatalog catalog, IAnsiConsole console) : ICommandDefinition, IWritesFiles
{
    static Command ICommandDefinition.Define()
    {
        Option<string> latents = Required("--latents", "Latents, one row per sample: .csv, .npy, or .npz as file.npz:array.");
        Option<string?> ids = CommonOptions.Text("--ids", "The id of each row's sample. Default: rows are in the dataset's order.");
        Option<string> dataset = Required("--dataset", "The dataset; its options are set with --set dataset.KEY=VALUE.");
        var split = ChoiceValue.Option<SplitName>("--split", "The split whose samples the rows are.");
        split.DefaultValueFactory = _ => SplitName.Test;
        Option<string> method = Required("--method", "What made the embeddings, in lower-case letters, digits and hyphens, such as umap.");
        var seed = NumberOption.Create("--seed", "The seed they were made with; it also decides the draws of metrics.", 0, long.MaxValue, otherwise: 0);
        Option<string?> labels = CommonOptions.Text("--labels", "The label of each row, to be checked against the dataset's.");
        Option<string?> assignments = CommonOptions.Text("--assignments", "The cluster that the method assigns to each row.");
        Option<string?> training = CommonOptions.Text("--training-latents", "Latents of all training samples: what clusters and classifiers are fitted to.");
        Option<string?> trainingIds = CommonOptions.Text("--training-ids", "The id of each training row's sample. Default: they are in the dataset's order.");
        var experiment = new Option<string>("--experiment") { Description = "The experiment whose folder of runs it goes to.", DefaultValueFactory = _ => "imported" };
        var set = new Option<string[]>("--set")
        {
            Description = "An option of the dataset or of measuring, as dataset.KEY=VALUE or evaluation.KEY=VALUE; may be repeated.",
            DefaultValueFactory = _ => [],
        };
        return new Command("import", "Make a run folder of embeddings from elsewhere, to compare them with runs.")
        {
            latents, ids, dataset, split, method, seed, labels, assignments, training, trainingIds, experiment, set, LaunchOptions.Runs,
        }.HandleWithTensors<ImportCommand>((command, parsed, cancellation) => command.Run(
            new ImportArguments
            {
                Latents = parsed.GetValue(latents)!,
                Ids = parsed.GetValue(ids),
                Dataset = parsed.GetValue(dataset)!,
                Split = parsed.GetValue(split),
                Method = parsed.GetValue(method)!,
                Seed = parsed.GetValue(seed),
                Labels = parsed.GetValue(labels),
                Assignments = parsed.GetValue(assignments),
                TrainingLatents = parsed.GetValue(training),
                TrainingIds = parsed.GetValue(trainingIds),
                Experiment = parsed.GetValue(experiment)!,
                Set = parsed.GetValue(set)!,
            },
            parsed.GetValue(LaunchOptions.Runs)!, cancellation));
    }

    /// <summary>Imports embeddings.</summary>
    /// <param name="arguments">Which, and of what.</param>
    /// <param name="root">The folder of all experiments' runs.</param>
    /// <param name="cancellation">Ends it between two metrics; nothing is written then.</param>
    /// <returns>The exit code, 0.</returns>
    public int Run(ImportArguments arguments, string root, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        RequireName("--method", arguments.Method, ComponentId.IsValid(arguments.Method));
        RequireName("--experiment", arguments.Experiment, ExperimentHeader.IsName(arguments.Experiment));
        (ComponentSpec dataset, WayToMeasure way) = Read(arguments);
        LatentTable latents = EmbeddingFiles.Table(arguments.Latents) with
        {
            Labels = EmbeddingFiles.Labels(arguments.Labels),
            Assignments = EmbeddingFiles.Labels(arguments.Assignments),
        };
        EmbeddingFiles.RequireCount(latents.Labels?.Length, latents.Count, arguments.Labels);
        EmbeddingFiles.RequireCount(latents.Assignments?.Length, latents.Count, arguments.Assignments);
        LatentTable? training = arguments.TrainingLatents is null ? null : EmbeddingFiles.Table(arguments.TrainingLatents);
        EmbeddingFiles.RequireWidth(training, latents.Dimension, arguments.TrainingLatents);
        RunFolder folder = importer.Import(
            new ForeignEmbeddings
            {
                Experiment = arguments.Experiment,
                Dataset = dataset,
                Method = arguments.Method,
                Seed = arguments.Seed,
                Latents = latents,
                LatentsFile = arguments.Latents,
                Ids = arguments.Ids is null ? null : ArrayFile.Ids(arguments.Ids),
                IdsFile = arguments.Ids,
                LabelsFile = arguments.Labels,
                Training = training,
                TrainingFile = arguments.TrainingLatents,
                TrainingIds = arguments.TrainingIds is null ? null : ArrayFile.Ids(arguments.TrainingIds),
                TrainingIdsFile = arguments.TrainingIds,
            },
            way with { Before = _ => cancellation.ThrowIfCancellationRequested() }, root);
        Warn(folder);
        console.Profile.Out.Writer.WriteLine(Path.GetRelativePath(Environment.CurrentDirectory, folder.FullPath));
        return ExitCodes.Ok;
    }

    private (ComponentSpec Dataset, WayToMeasure Way) Read(ImportArguments arguments)
    {
        var errors = new ErrorCollector();
        MapNode root = arguments.Set.Prepend($"{ExperimentKeys.Dataset}={arguments.Dataset}").Aggregate(
            new MapNode([], new SourcePosition("--set")), (changed, assignment) => SetOverride.Apply(changed, assignment, errors));
        var reader = new ExperimentReader(catalog, errors);
        IReadOnlyList<ConfiguredComponent> datasets = reader.ReadDatasets(root);
        (IReadOnlyList<Variant> ways, IReadOnlyList<ComponentSpec>? metrics) = reader.ReadEvaluation(root, ExperimentKeys.Dataset);
        if (!errors.Any && (datasets.Count != 1 || ways.Count != 1))
        {
            errors.Add(ConfigurationCodes.WrongType, root.Position, "", "a list stands for several runs, and one is imported", "write one value for each key");
        }
        return errors.Any
            ? throw new ConfigurationException("--set", errors.Sorted())
            : (datasets[0].Spec, new WayToMeasure(((EvaluationOptions)ways[0].Value!) with { On = arguments.Split }, metrics ?? MetricsReader.Defaults(catalog)));
    }

    // What cannot be measured costs only itself, and is said.
    private static void Warn(RunFolder folder)
    {
        EmbeddingSet set = folder.ReadEmbeddings().ToSet();
        if (set.Measured.Labels is { } labels && labels.Distinct().Count() == 1)
        {
            Console.Error.WriteLine($"warning: NB5122: all {labels.Length} samples are of one class, so scores that tell classes apart are undefined. Import a split that has more.");
        }
        int learned = set.Training?.Count ?? set.Measured.Count / 2;
        foreach (int k in MeasuredRun.Evaluation(folder).Neighbors.Where(k => k > learned))
        {
            Console.Error.WriteLine(
                $"warning: NB5122: {k} neighbors are more than the {learned} latents to learn from, so their score is undefined. Give more with --training-latents, or fewer neighbors "
                + "with --set evaluation.neighbors=[1].");
        }
    }

    private static void RequireName(string option, string name, bool isValid)
    {
        if (!isValid)
        {
            throw new NebulaException(
                "NB1406", $"'{name}' is no name for it.", option, "Use lower-case letters, digits and hyphens, a letter first.");
        }
    }

    private static Option<string> Required(string name, string description) => new(name) { Description = description, Required = true };
}

/// <summary>What <c>nebula import</c> is given.</summary>
public sealed record ImportArguments
{
    /// <summary>A file of latents.</summary>
    public required string Latents { get; init; }

    /// <summary>A file of ids, or null.</summary>
    public string? Ids { get; init; }

    /// <summary>The dataset's id.</summary>
    public required string Dataset { get; init; }

    /// <summary>The split.</summary>
    public SplitName Split { get; init; } = SplitName.Test;

    /// <summary>What made the latents.</summary>
    public required string Method { get; init; }

    /// <summary>The seed they were made with.</summary>
    public long Seed { get; init; }

    /// <summary>A file of labels, or null.</summary>
    public string? Labels { get; init; }

    /// <summary>A file of assignments, or null.</summary>
    public string? Assignments { get; init; }

    /// <summary>A file of the training samples' latents, or null.</summary>
    public string? TrainingLatents { get; init; }

    /// <summary>A file of their ids, or null.</summary>
    public string? TrainingIds { get; init; }

    /// <summary>The experiment.</summary>
    public required string Experiment { get; init; }

    /// <summary>Options of the dataset and of measuring, each <c>path=value</c>.</summary>
    public IReadOnlyList<string> Set { get; init; } = [];
}
