using NebulaBench.Datasets;
using NebulaBench.Host.Training;
using NebulaBench.Objectives;
using TorchSharp;

namespace NebulaBench.Host.Evaluation;

/// <summary>Runs a trained model over a split: the only door from tensors to plain numbers.</summary>
public sealed class Embedder(LatentModel model, torch.Device device)
{
    private const int BatchSize = 1024;

    /// <summary>The latents (posterior means) of a split and the errors of its reconstructions.</summary>
    /// <param name="split">The split.</param>
    /// <param name="atMost">The number of samples, taken evenly; 0 for all.</param>
    /// <param name="reconstruct">Whether to decode too.</param>
    public EmbeddedSplit Embed(DataSplit split, int atMost, bool reconstruct)
    {
        using EvaluationMode mode = new(model);
        using var scope = torch.NewDisposeScope();
        BatchOrder order = BatchOrder.Spread(split.Count, atMost == 0 ? split.Count : atMost, BatchSize);
        var latents = new Column();
        var logVariances = new Column();
        List<int> assignments = [];
        var errors = new ReconstructionErrors();
        foreach (Batch batch in split.Read(order, device))
        {
            LatentBatch embedding = model.Embed(batch.Input);
            latents.Add(embedding.Mean);
            logVariances.Add(embedding.LogVariance);
            if (model.Objective.Assign(embedding.Mean) is { } assigned)
            {
                assignments.AddRange(assigned.cpu().data<long>().Select(index => (int)index));
            }
            if (reconstruct)
            {
                torch.Tensor output = model.Decode(embedding.Code, batch);
                errors.Add(model.Reconstruction, output, batch.Target);
            }
            scope.DisposeEverything();
        }
        var table = new LatentTable
        {
            Values = latents.ToArray(),
            Dimension = latents.Width,
            Labels = split.Labels is { } labels ? [.. order.Indices.Select(index => (int)labels[(int)index])] : null,
            Assignments = assignments.Count > 0 ? [.. assignments] : null,
            LogVariances = logVariances.Width > 0 ? logVariances.ToArray() : null,
        };
        return new EmbeddedSplit(table, order.Indices, reconstruct ? errors : null);
    }

    /// <summary>The objective's prototypes, [prototypes, latent], or null.</summary>
    public double[,]? Prototypes()
    {
        using var scope = torch.NewDisposeScope();
        using (torch.no_grad())
        {
            if (model.Objective.Prototypes is not { } prototypes)
            {
                return null;
            }
            double[] flat = prototypes.detach().to_type(torch.float64).cpu().data<double>().ToArray();
            var rows = new double[prototypes.shape[0], prototypes.shape[1]];
            Buffer.BlockCopy(flat, 0, rows, 0, flat.Length * sizeof(double));
            return rows;
        }
    }

    /// <summary>Collects the rows of many batches.</summary>
    private sealed class Column
    {
        private readonly List<double> values = [];

        public int Width { get; private set; }

        public void Add(torch.Tensor? rows)
        {
            if (rows is not null)
            {
                Width = (int)rows.shape[1];
                values.AddRange(rows.to_type(torch.float64).cpu().contiguous().data<double>());
            }
        }

        public double[] ToArray() => [.. values];
    }
}
