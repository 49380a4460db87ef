using Microsoft.Extensions.DependencyInjection;
using NebulaBench.Datasets;
using NebulaBench.Host.Commands;
using NebulaBench.Host.Commands.Services;
using NebulaBench.Host.Components;
using NebulaBench.Host.Execution;
using NebulaBench.Host.Loading;
using NebulaBench.Host.Planning;
using NebulaBench.Host.Plugins;
using NebulaBench.Host.Settings;
using NebulaBench.Objectives;
using NebulaBench.Randomness;
using NebulaBench.Runs.Records;
using NebulaBench.Testing;
using NebulaBench.Training;
using NebulaBench.Training.Models;
using TorchSharp;

namespace NebulaBench.Compositions.Tests;

/// <summary>Every objective that there is trains with every kind of backbone, on small embedded data: with the real plugins, as a run would.</summary>
[NonParallelizable]
public sealed class EveryObjectiveTests
{
    private string folder = "";
    private ServiceProvider services = null!;

    [OneTimeSetUp]
    public void LoadPlugins()
    {
        folder = Directory.CreateTempSubdirectory("nebula-").FullName;
        HostSettings settings = HostSettings.Create([], null, folder, null);
        services = HostServices.Build(settings with { PluginFolders = PluginFolder.ToSearch(BuiltProgram.Folder, [], null) });
    }

    [OneTimeTearDown]
    public void Release()
    {
        services.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [TestCase("{ id: mlp, widths: [16], hidden: 8 }", "{ id: stroke-digits, training: 48, validation: 16, test: 16 }")]
    [TestCase("{ id: conv, filters: [4, 8] }", "{ id: stroke-digits, training: 48, validation: 16, test: 16 }")]
    [TestCase("{ id: pointnet, widths: [8, 16], hidden: 8 }", "{ id: parametric-shapes, training: 48, validation: 16, test: 16, points: 64 }")]
    [TestCase("{ id: voxel, filters: [4, 8] }", "{ id: parametric-shapes, representation: voxels, resolution: 8, training: 48, validation: 16, test: 16 }")]
    [TestCase("{ id: gru, embedding: 8, width: 8 }", "{ id: grammar, training: 48, validation: 16, test: 16, length: 12 }")]
    public void Train_EveryObjective_StaysFinite(string architecture, string dataset)
    {
        IEnumerable<string> objectives = services.GetRequiredService<IComponentCatalog>().Components
            .Where(component => component.Kind == ComponentKind.Objective).Select(component => component.Id);
        string file = Path.Combine(folder, "every.yaml");
        File.WriteAllText(file, $"""
            name: every
            dataset: {dataset}
            architecture: {architecture}
            objective: [{string.Join(", ", objectives.Select(id => $"{{ id: {id} }}"))}]
            latent_dimension: 4
            baselines: []
            training: {"{ epochs: 3, batch_size: 16 }"}
            """);
        IReadOnlyList<RunSpec> plan = Planner.Plan(services.GetRequiredService<ExperimentLoader>().Load(new ExperimentArguments(file, [])));

        Assert.That(plan, Has.Count.GreaterThanOrEqualTo(10));
        Assert.Multiple(() =>
        {
            foreach (RunSpec run in plan)
            {
                Train(run);
            }
        });
    }

    private void Train(RunSpec run)
    {
        using var scope = torch.NewDisposeScope();
        LoadedData data = services.GetRequiredService<LoadedDataCache>().Take(run.Dataset);
        var seeds = new SeedStream(run.Seed);
        using LatentModel model = services.GetRequiredService<ModelBuilder>().Build(run, data.Info, data[SplitName.Training].Count, seeds, torch.CPU);
        TrainingOutcome outcome = new Trainer(run.Training, services.GetRequiredService<TrainingMethods>().Create(run), seeds, torch.CPU).Train(model, data[SplitName.Training], data.Validation, new Silent());

        string name = $"{run.Architecture.Label} · {run.Objective.Label}";
        Assert.That(outcome.Epochs.SelectMany(epoch => epoch.Values).Where(value => !double.IsFinite(value.Value)), Is.Empty, name);
        Assert.That(model.parameters().All(parameter => parameter.isfinite().all().ToBoolean()), name);
        model.eval();
        Batch batch = data[SplitName.Test].Read(BatchSampler.Sequential(16, 16), torch.CPU).First();
        LatentBatch embedding = model.Embed(batch.Input);
        Assert.That(embedding.Mean.shape, Is.EqualTo(new long[] { 16, 4 }), name);
        Assert.That(model.Objective.SamplePrior(5, 4, torch.CPU).shape, Is.EqualTo(new long[] { 5, 4 }), name);
        Assert.That(model.Objective.Code(embedding.Mean).shape, Is.EqualTo(embedding.Code.shape), name);
        Assert.That(model.Objective.LogPrior(embedding.Mean).isfinite().all().ToBoolean(), name);
        torch.Tensor? assigned = model.Objective.Assign(embedding.Mean);
        Assert.That(assigned is null, Is.EqualTo(model.Objective.Prototypes is null), name);
    }

    private sealed class Silent : ITrainingObserver
    {
        public void OnStep(in TrainingProgress progress)
        {
        }

        public void OnEpoch(EpochRecord log, LatentModel model, bool isBest)
        {
        }
    }
}
