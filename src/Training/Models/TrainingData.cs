using NebulaBench.Datasets;
using NebulaBench.Objectives;
using TorchSharp;

namespace NebulaBench.Training.Models;

/// <summary>What an objective sees of its own training.</summary>
internal sealed class TrainingData(LatentModel model, DataSplit split, torch.Device device) : ITrainingData
{
    private const int BatchSize = 1024;

    public TrainingProgress Progress { get; set; }

    public torch.Device Device => device;

    public torch.Tensor TrainingLatents(long atMost = long.MaxValue) => Collect(atMost, input => model.Embed(input).Mean);

    public torch.Tensor TrainingFeatures(long atMost = long.MaxValue) => Collect(atMost, model.Encode);

    public torch.Tensor TrainingInputs(long atMost = long.MaxValue) => Collect(atMost, input => input);

    public void RefreshRunningStatistics(long atMost = long.MaxValue) => RunningStatistics.Renew(model, () =>
    {
        using IDisposable noGradients = torch.no_grad();
        using var scope = torch.NewDisposeScope();
        foreach (Batch batch in split.Read(BatchSampler.Spread(split.Count, atMost, BatchSize), device))
        {
            model.Decode(model.Embed(batch.Input).Code, batch);
        }
    });

    private torch.Tensor Collect(long atMost, Func<torch.Tensor, torch.Tensor> of)
    {
        using EvaluationMode mode = new(model);
        using var scope = torch.NewDisposeScope();
        List<torch.Tensor> parts = [];
        foreach (Batch batch in split.Read(BatchSampler.Spread(split.Count, atMost, BatchSize), device))
        {
            parts.Add(of(batch.Input));
        }
        return torch.cat(parts).MoveToOuterDisposeScope();
    }
}
