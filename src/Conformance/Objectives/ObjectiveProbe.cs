using NebulaBench.Conformance.Points;
using NebulaBench.Datasets;
using NebulaBench.Objectives;
using NebulaBench.Randomness;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Conformance.Objectives;

/// <summary>
/// An objective on a tiny backbone and some samples of noise, trained as the program trains, by plain gradient descent. It must be made
/// outside of dispose scopes, and owns its tensors.
/// </summary>
internal sealed class ObjectiveProbe : ITrainingData, IDisposable
{
    public const long LatentDimension = 3;
    public const long BatchSize = 12;

    private const double LearningRate = 0.001;
    private const int Epochs = 3;
    private const int StepsPerEpoch = 4;

    private readonly torch.Tensor inputs;
    private readonly torch.Tensor labels;
    private readonly Parameter[] trained;

    public ObjectiveProbe(IObjective objective, DatasetInfo data, long seed = 1)
    {
        Data = data;
        torch.manual_seed(7); // the same samples for every probe
        inputs = Noise.Input(data.Input, BatchSize * StepsPerEpoch);
        labels = torch.arange(inputs.shape[0], dtype: torch.int64).remainder_(Math.Max(data.Classes.Count, 1));
        torch.manual_seed(seed);
        CodeDimension = objective.CodeDimension(LatentDimension, null);
        Backbone = new TinyBackbone(data, CodeDimension);
        Module = objective.Build(new ObjectiveContext
        {
            FeatureWidth = Backbone.FeatureWidth,
            Encode = Backbone.Encode,
            LatentDimension = LatentDimension,
            Data = data,
            TrainingSamples = inputs.shape[0],
            Seeds = new SeedStream(3),
        });
        HashSet<Parameter> against = [.. Module.Adversary?.parameters() ?? []];
        trained = [.. Backbone.parameters().Concat(Module.parameters()).Where(parameter => parameter.requires_grad && !against.Contains(parameter))];
    }

    public DatasetInfo Data { get; }

    public TinyBackbone Backbone { get; }

    public ObjectiveModule Module { get; }

    public long CodeDimension { get; }

    public TrainingProgress Progress { get; private set; } = new(0, Epochs, 0, StepsPerEpoch);

    public torch.Device Device => torch.CPU;

    /// <summary>Goes on for some epochs.</summary>
    /// <param name="epochs">How many.</param>
    /// <param name="afterBackward">Is called in every step, between the gradients and the update.</param>
    public void Train(int epochs, Action? afterBackward = null)
    {
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            BeginEpoch();
            for (int step = 0; step < StepsPerEpoch; step++)
            {
                using DisposeScope scope = torch.NewDisposeScope();
                Step(Samples(BatchSize * step, BatchSize), afterBackward);
            }
        }
    }

    /// <summary>What comes before the steps of an epoch.</summary>
    public void BeginEpoch()
    {
        Backbone.train();
        Module.train();
        Progress = Progress with { Epoch = (int)(Progress.Step / StepsPerEpoch) };
        using DisposeScope scope = torch.NewDisposeScope();
        Module.BeforeEpoch(this);
    }

    /// <summary>Stands in training where another one does.</summary>
    public void ContinueFrom(ObjectiveProbe other)
    {
        Progress = other.Progress;
        Backbone.train();
        Module.train();
    }

    /// <summary>One step, as the program takes it; returns its weighted loss.</summary>
    public double Step(Batch batch, Action? afterBackward = null)
    {
        foreach (Parameter parameter in trained)
            parameter.grad?.zero_();
        (LatentBatch embedding, Batch prepared, LossTerms terms) = Loss(batch);
        torch.Tensor total = terms.Total();
        double loss = total.ToDouble();
        Require.That(double.IsFinite(loss), $"the loss is {loss}");
        total.backward();
        afterBackward?.Invoke();
        Descend(trained);
        if (Module.Adversary is { } adversary)
        {
            adversary.zero_grad();
            adversary.Loss(embedding.Detached(), prepared).Total().backward();
            Descend(adversary.parameters());
        }
        using (torch.no_grad())
        {
            Module.AfterStep(embedding);
        }
        Progress = Progress with { Step = Progress.Step + 1 };
        return loss;
    }

    /// <summary>The loss of a batch, in the mode that the module is in.</summary>
    public (LatentBatch Embedding, Batch Prepared, LossTerms Terms) Loss(Batch batch)
    {
        Module.BeforeStep(this);
        Batch prepared = Module.Prepare(batch);
        LatentBatch embedding = Module.Embed(Backbone.Encode(prepared.Input));
        torch.Tensor output = Backbone.Decode(embedding.Code, prepared);
        return (embedding, prepared, Module.Loss(embedding, output, prepared, Data.DefaultReconstruction));
    }

    /// <summary>Training samples; the caller's dispose scope owns the tensors.</summary>
    public Batch Samples(long from, long count) => Of(inputs.narrow(0, from, count), torch.arange(from, from + count, dtype: torch.int64));

    /// <summary>A batch of inputs that stand for training samples of the given indices.</summary>
    public Batch Of(torch.Tensor input, torch.Tensor indices) => Noise.Batch(Data.Output, input) with
    {
        Indices = indices,
        Labels = Data.Classes.Count > 0 ? labels.index_select(0, indices) : null,
    };

    public torch.Tensor TrainingLatents(long atMost = long.MaxValue) => Collect(() => Module.Embed(Backbone.Encode(First(atMost))).Mean);

    public torch.Tensor TrainingFeatures(long atMost = long.MaxValue) => Collect(() => Backbone.Encode(First(atMost)));

    public torch.Tensor TrainingInputs(long atMost = long.MaxValue) => Collect(() => First(atMost).clone());

    /// <summary>Nothing: the tiny backbone normalizes nothing.</summary>
    public void RefreshRunningStatistics(long atMost = long.MaxValue)
    {
    }

    public void Dispose()
    {
        inputs.Dispose();
        labels.Dispose();
        Backbone.Dispose();
        Module.Dispose();
    }

    private static void Descend(IEnumerable<Parameter> parameters)
    {
        using var noGradients = torch.no_grad();
        foreach (Parameter parameter in parameters)
        {
            if (parameter.grad is { } gradient)
                parameter.sub_(gradient * LearningRate);
        }
    }

    private torch.Tensor First(long atMost) => inputs.narrow(0, 0, Math.Min(atMost, inputs.shape[0]));

    private torch.Tensor Collect(Func<torch.Tensor> values)
    {
        bool training = Module.training;
        Module.eval();
        using var noGradients = torch.no_grad();
        using DisposeScope scope = torch.NewDisposeScope();
        torch.Tensor collected = values().MoveToOuterDisposeScope();
        Module.train(training);
        return collected;
    }
}
