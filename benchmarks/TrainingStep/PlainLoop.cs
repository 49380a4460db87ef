using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NebulaBench.Benchmarks.TrainingStep;

/// <summary>
/// What a user of TorchSharp would write by hand: the MLP-VAE 784-512-256-128-64→32 with batch norm, Adam and nothing else, in one page.
/// What the optimizations are worth shows beside it.
/// </summary>
internal sealed class PlainLoop : IDisposable
{
    private const int BatchSize = 256;

    private readonly Sequential encoder = Sequential(Blocks(784, 512, 256, 128, 64));
    private readonly Linear posterior = Linear(64, 64);
    private readonly Sequential decoder = Sequential([.. Blocks(32, 64, 128, 256, 512), Linear(512, 784)]);
    private readonly Tensor images;

    public PlainLoop(Tensor images) => this.images = images;

    /// <summary>Trains with a fresh optimizer; returns the mean loss of the last epoch.</summary>
    public double Train(int epochs)
    {
        using optim.Optimizer optimizer = optim.Adam(
            [.. encoder.parameters(), .. posterior.parameters(), .. decoder.parameters()], 1e-3);
        double loss = 0;
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            loss = Epoch(optimizer);
        }
        return loss;
    }

    public void Dispose()
    {
        encoder.Dispose();
        posterior.Dispose();
        decoder.Dispose();
    }

    private double Epoch(optim.Optimizer optimizer)
    {
        encoder.train();
        decoder.train();
        long batches = images.shape[0] / BatchSize;
        using Tensor order = randperm(images.shape[0]);
        double sum = 0;
        for (long batch = 0; batch < batches; batch++)
        {
            using var scope = NewDisposeScope();
            Tensor x = images.index_select(0, order.narrow(0, batch * BatchSize, BatchSize));
            optimizer.zero_grad();
            Tensor[] halves = posterior.forward(encoder.forward(x.flatten(1))).chunk(2, 1);
            (Tensor mean, Tensor logVariance) = (halves[0], halves[1]);
            Tensor z = mean + ((0.5 * logVariance).exp() * randn_like(mean));
            Tensor logits = decoder.forward(z).view(-1, 1, 28, 28);
            Tensor reconstruction = functional.binary_cross_entropy_with_logits(logits, x, reduction: Reduction.Sum) / BatchSize;
            Tensor kl = (-0.5 * (1 + logVariance - mean.pow(2) - logVariance.exp())).sum() / BatchSize;
            Tensor loss = reconstruction + kl;
            loss.backward();
            optimizer.step();
            sum += loss.ToDouble();
        }
        return sum / batches;
    }

    private static List<Module<Tensor, Tensor>> Blocks(params long[] widths)
    {
        List<Module<Tensor, Tensor>> layers = [];
        for (int i = 1; i < widths.Length; i++)
        {
            layers.AddRange([Linear(widths[i - 1], widths[i]), BatchNorm1d(widths[i]), ReLU()]);
        }
        return layers;
    }
}
