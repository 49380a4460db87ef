using System.CommandLine;
using System.Globalization;
using NebulaBench.Datasets;
using NebulaBench.Errors;
using NebulaBench.Host.Components;
using NebulaBench.Host.Configuration;
using NebulaBench.Host.Execution;
using NebulaBench.Host.Loading;
using NebulaBench.Host.Planning;
using NebulaBench.Randomness;
using NebulaBench.Reporting.Formatting;
using NebulaBench.Training.Models;
using Spectre.Console;
using TorchSharp;

namespace NebulaBench.Host.Commands;

/// <summary><c>nebula plan FILE</c>: what an experiment would run, and how large each model is. No data are loaded.</summary>
public sealed class PlanCommand(ExperimentLoader loader, IComponentFactory components, ModelBuilder models, DeviceCheck devices, IAnsiConsole console)
    : ICommandDefinition
{
    static Command ICommandDefinition.Define() =>
        new Command("plan", "Show what an experiment would run, and how large each model is.") { CommonOptions.File, CommonOptions.Set }
            .HandleWithTensors<PlanCommand>((command, parsed, _) => command.Run(CommonOptions.Experiment(parsed)));

    private const string Nothing = "–";

    /// <summary>Shows the plan.</summary>
    public int Run(ExperimentArguments arguments)
    {
        Experiment experiment = loader.Load(arguments, Console.Error);
        IReadOnlyList<RunSpec> plan = Planner.Plan(experiment);
        devices.Require(experiment.Launcher?.Spec, plan.Select(run => run.Training.Device));
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns("dataset", "input", "architecture", "objective", "variant");
        table.AddColumn(new TableColumn("latent") { Alignment = Justify.Right });
        table.AddColumn(new TableColumn("parameters") { Alignment = Justify.Right });
        table.AddColumn(new TableColumn("in convolutions") { Alignment = Justify.Right });
        table.AddColumn(new TableColumn("MFLOPs") { Alignment = Justify.Right });
        table.AddColumn(new TableColumn("epochs") { Alignment = Justify.Right });
        table.AddColumn("seeds");
        var notes = new List<string> { FlopCount.Definition };
        var datasets = new Dictionary<ComponentSpec, DatasetInfo>();
        foreach (IGrouping<object, RunSpec> group in plan.GroupBy(WithoutSeed))
        {
            RunSpec spec = group.First();
            if (!datasets.TryGetValue(spec.Dataset, out DatasetInfo? data))
            {
                datasets[spec.Dataset] = data = components.Create<IDataset>(spec.Dataset).Info;
            }
            ModelSize size = Size(spec, data);
            if (size.Flops.WhyNot is { } reason)
            {
                notes.Add($"Not counted: {spec.Architecture.Label} with {spec.Objective.Label}: {reason}.");
            }
            table.AddRow(
                Markup.Escape(spec.Dataset.Label), Markup.Escape(data.Input.ToString()), Markup.Escape(spec.Architecture.Label),
                Markup.Escape(spec.Objective.Label), Markup.Escape(spec.Variant), NumberText.Whole(spec.LatentDimension),
                Number(size.Parameters), Number(size.InConvolutions), Millions(size.Flops), NumberText.Whole(spec.Training.Epochs),
                string.Join(' ', group.Select(run => NumberText.Whole(run.Seed))));
        }
        console.Write(table);
        notes.AddRange(experiment.LeftOut.Select(pair => $"Left out: {pair.Problem}: {pair.Remedy}."));
        foreach (string note in notes.Distinct())
        {
            console.Profile.Out.Writer.WriteLine(note);
        }
        console.Profile.Out.Writer.WriteLine($"{NumberText.Whole(plan.Count)} runs.");
        return ExitCodes.Ok;
    }

    private ModelSize Size(RunSpec spec, DatasetInfo data)
    {
        using LatentModel model = Build(spec, data);
        return new ModelSize(model.ParameterCount, model.ConvolutionParameterCount, FlopCounter.For(model, data, torch.CPU));
    }

    private LatentModel Build(RunSpec spec, DatasetInfo data)
    {
        try
        {
            return models.Build(spec, data, trainingSamples: 1, new SeedStream(spec.Seed), torch.CPU);
        }
        catch (Exception failure) when (ComponentFault.For(failure, spec) is NebulaException fault)
        {
            throw fault;
        }
    }

    private static string Number(long? count) => count?.ToString("#,0", CultureInfo.InvariantCulture) ?? Nothing;

    private static string Millions(FlopCount flops) => (flops.PerSample / 1e6)?.ToString("N2", CultureInfo.InvariantCulture) ?? Nothing;

    private static object WithoutSeed(RunSpec spec) => (spec.Dataset, spec.Architecture, spec.Objective, spec.Variant);

    /// <summary>How large a model is.</summary>
    /// <param name="Parameters">Its trainable numbers.</param>
    /// <param name="InConvolutions">How many of them are in convolution layers, or null where it has none.</param>
    /// <param name="Flops">The arithmetic of a sample.</param>
    private sealed record ModelSize(long Parameters, long? InConvolutions, FlopCount Flops);
}
