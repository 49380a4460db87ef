using System.Text.Json;
using NebulaBench.Datasets;
using NebulaBench.Errors;
using NebulaBench.Host.Components;
using NebulaBench.Host.Loading;
using NebulaBench.Host.Planning;
using NebulaBench.Metrics.Options;
using NebulaBench.Randomness;
using NebulaBench.Runs;
using NebulaBench.Runs.Arrays;
using NebulaBench.Runs.Files;
using NebulaBench.Runs.Records;
using NebulaBench.Training.Models;
using NebulaBench.Training.Options;
using TorchSharp;

namespace NebulaBench.Host.Pictures;

/// <summary>Brings the model of a finished run back from its folder: the plugins build it again, the stored weights fill it.</summary>
/// <param name="catalog">What plugins brought.</param>
/// <param name="data">Loads datasets.</param>
/// <param name="models">Builds models.</param>
/// <param name="components">Makes datasets that read new data.</param>
public sealed class FinishedRun(IComponentCatalog catalog, LoadedDataCache data, ModelBuilder models, IComponentFactory components)
{
    /// <summary>Reads the specification of a run.</summary>
    /// <exception cref="NebulaException">NB5112: a plugin of the run is not here, or its options have changed.</exception>
    public RunSpec Spec(RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (folder.Record.External)
        {
            throw new NebulaException("NB5121", "it was imported, and has no model.", folder.FullPath, "Import embeddings of what it lacks with 'nebula import --help'.");
        }
        RecordedSpec spec = folder.Record.Spec;
        return new RunSpec
        {
            Experiment = folder.Record.Experiment,
            Dataset = Component(ComponentKind.Dataset, spec.Dataset, folder),
            Architecture = Component(ComponentKind.Architecture, spec.Architecture, folder),
            Objective = Component(ComponentKind.Objective, spec.Objective, folder),
            Reconstruction = spec.Reconstruction is { } reconstruction ? Component(ComponentKind.Reconstruction, reconstruction, folder) : null,
            LatentDimension = spec.LatentDimension,
            Seed = spec.Seed,
            Training = RunJson.Options<TrainingOptions>(spec.Training, folder.PathOf(RunFileNames.Record)),
            Optimizer = InTraining(ComponentKind.Optimizer, spec, folder),
            Schedule = InTraining(ComponentKind.Schedule, spec, folder),
            Evaluations = [RunJson.Options<EvaluationOptions>(spec.Evaluation, folder.PathOf(RunFileNames.Record))],
        };
    }

    /// <summary>The data of a run; owned by the cache.</summary>
    public LoadedData Data(RunSpec spec) => data.Take(spec.Dataset);

    /// <summary>The trained model of a run, on its device, owned by the caller.</summary>
    /// <exception cref="NebulaException">NB5114: the data's tokens are others than the run's; NB5113: the weights do not fit the model that the plugins build today.</exception>
    public LatentModel Model(RunFolder folder, RunSpec spec, LoadedData loaded)
    {
        ArgumentNullException.ThrowIfNull(loaded);
        return Model(folder, spec, loaded.Info, loaded[SplitName.Training].Count);
    }

    /// <summary>The same without the data.</summary>
    /// <param name="folder">The run.</param>
    /// <param name="spec">Its specification.</param>
    /// <param name="info">What its dataset said of itself.</param>
    public LatentModel Model(RunFolder folder, RunSpec spec, DatasetInfo info)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return Model(folder, spec, info, folder.Record.Data.Samples.GetValueOrDefault("training"));
    }

    /// <summary>Reads new data as the run's own were read.</summary>
    /// <exception cref="NebulaException">NB5123: its dataset prepares no new data; NB5102: what the run has kept of its data is damaged.</exception>
    public INewDataReader Reader(RunFolder folder, RunSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        string? kept = PreparationFile.Read(folder);
        if (components.Create<IDataset>(spec.Dataset) is not IPreparesNewData dataset)
        {
            throw new NebulaException(
                "NB5123", $"the dataset '{spec.Dataset.Id}' reads no new data.", folder.FullPath, "Train on a dataset that reads files, such as image-folder.");
        }
        try
        {
            return dataset.Reader(kept ?? dataset.Preparation); // older folders have kept nothing: their data must be there
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException or NullReferenceException)
        {
            throw RunErrors.Damaged(folder.PathOf(RunFileNames.Preparation), "the dataset cannot read it", failure);
        }
    }

    private LatentModel Model(RunFolder folder, RunSpec spec, DatasetInfo info, long trainingSamples)
    {
        VocabularyFile.Check(folder, info.InputVocabulary, info.OutputVocabulary);
        LatentModel model = models.Build(spec, info, trainingSamples, new SeedStream(spec.Seed), ComputeDevice.Open(spec.Training.Device));
        try
        {
            Fill(model, folder.ReadWeights(), folder.PathOf(RunFileNames.Weights));
            return model;
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    // What earlier versions recorded for all optimizers or schedules alike, and this one does not have, is passed over.
    private ComponentSpec InTraining(ComponentKind kind, RecordedSpec spec, RunFolder folder)
    {
        return spec.Training.TryGetProperty(KindText.For(kind), out JsonElement options) && options.ValueKind == JsonValueKind.Object
            && options.TryGetProperty("id", out JsonElement id) && id.ValueKind == JsonValueKind.String
            ? Component(kind, new RecordedComponent(id.GetString()!, id.GetString()!, options), folder)
            : throw RunErrors.Damaged(folder.PathOf(RunFileNames.Record), $"the {KindText.For(kind)} of the training is missing or has no id");
    }

    private ComponentSpec Component(ComponentKind kind, RecordedComponent recorded, RunFolder folder)
    {
        ComponentDescriptor descriptor = catalog.Find(kind, recorded.Id) ?? throw new NebulaException(
            "NB5112", $"the run used the {KindText.For(kind)} '{recorded.Id}', which no plugin brings.", folder.FullPath,
            catalog.WhyMissing(kind, recorded.Id) ?? "Give the folder of its plugin with --plugins.");
        try
        {
            object options = recorded.Options.Deserialize(descriptor.Options, RunJson.Indented)!;
            return new ComponentSpec(descriptor, options, recorded.Label);
        }
        catch (JsonException failure)
        {
            throw new NebulaException(
                "NB5112", $"the recorded options of {KindText.For(kind)} '{recorded.Id}' are not those of today's plugin: {failure.Message}",
                folder.FullPath, "Use the version of the plugin that made the run.", failure);
        }
    }

    private static void Fill(LatentModel model, IReadOnlyDictionary<string, DenseArray> weights, string file)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        foreach ((string name, torch.Tensor tensor) in model.state_dict())
        {
            if (!weights.TryGetValue(name, out DenseArray? stored) || !StoredWeights.Fit(stored, tensor))
            {
                string what = stored is null ? "are missing" : $"have the shape {stored.ShapeText}, the model's ({string.Join(", ", tensor.shape)})";
                throw new NebulaException(
                    "NB5113", $"the weights {name} {what}.", file, "Use the version of the plugins that made the run (run.json names them).");
            }
            tensor.copy_(stored.ToTensor().view(tensor.shape));
        }
    }
}
