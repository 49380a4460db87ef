using NebulaBench.Architectures;
using NebulaBench.Datasets;
using NebulaBench.Testing;
using NebulaBench.Toolkit.Reconstructions;
using NebulaBench.Training.Models;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Host.Tests.Training;

public sealed class FlopCounterTests
{
    private static readonly GaussianReconstruction Squares = new(new GaussianReconstructionOptions());

    // The variational head of TinyObjective: 4 features to 2 means and 2 log-variances.
    private const long Head = 2 * 4 * 4;

    [Test]
    public void Of_LinearLayers_CountsTwoForEachWeight() =>
        Assert.That(Count(new ListedBackbone([torch.nn.Linear(6, 4)], [torch.nn.Linear(2, 6)]), new VectorShape(6)),
            Is.EqualTo(new FlopCount((2 * 6 * 4) + Head + (2 * 2 * 6), null)));

    [Test]
    public void Of_Convolutions_CountsEveryPositionOfTheKernel()
    {
        // 2×5×7 to 4 channels of 3×4 with 3×3 kernels, by loops; grouped, each channel sees one of the two.
        using LatentModel model = Model(new ListedBackbone(
            [torch.nn.Conv2d(2, 4, 3, stride: 2, padding: 1, groups: 2), torch.nn.AvgPool2d([3L, 4L]), torch.nn.Flatten()],
            [torch.nn.Linear(2, 3 * 2), torch.nn.Unflatten(1, [3, 1, 2]), torch.nn.ConvTranspose2d(3, 5, 3, stride: 2)]));
        long products = 0;
        for (int channel = 0; channel < 4; channel++)
            for (int position = 0; position < 3 * 4; position++)
                for (int weight = 0; weight < 1 * 3 * 3; weight++)
                    products++;
        for (int position = 0; position < 1 * 2; position++)
            for (int from = 0; from < 3; from++)
                for (int to = 0; to < 5; to++)
                    for (int weight = 0; weight < 3 * 3; weight++)
                        products++;

        FlopCount count = FlopCounter.For(model, Data(new ImageShape(2, 5, 7), new ImageShape(5, 3, 5)), torch.CPU);

        Assert.That(count, Is.EqualTo(new FlopCount((2 * products) + Head + (2 * 2 * 6), null)));
    }

    [Test]
    public void Of_LayerCalledTwice_CountsItTwice()
    {
        Linear shared = torch.nn.Linear(6, 6);

        FlopCount count = Count(new ListedBackbone([shared, shared, torch.nn.Linear(6, 4)], [torch.nn.Linear(2, 6)]), new VectorShape(6));

        Assert.That(count.PerSample, Is.EqualTo((2 * 2 * 36) + (2 * 24) + Head + (2 * 12)));
    }

    [Test]
    public void Of_LayerRunByForward_SaysSoInsteadOfCountingTooLittle() =>
        Assert.That(FlopCounter.For(TinyModel.Create(0), Data(new VectorShape(TinyModel.Features)), torch.CPU),
            Is.EqualTo(new FlopCount(null, "the work of backbone.encoder (Linear) cannot be counted")));

    [Test]
    public void Of_LayerWithoutAPart_IsNotMissed() =>
        Assert.That(Count(new ListedBackbone([torch.nn.Linear(6, 4)], [torch.nn.Linear(2, 6)], spare: torch.nn.Linear(9, 9)), new VectorShape(6)).WhyNot,
            Is.Null);

    [Test]
    public void Of_WrongShape_SaysWhatFails()
    {
        FlopCount count = Count(new ListedBackbone([torch.nn.Linear(6, 4)], [torch.nn.Linear(2, 6)]), new VectorShape(7));

        Assert.That(count.PerSample, Is.Null);
        Assert.That(count.WhyNot, Does.StartWith("a trial sample fails with ExternalException: mat1 and mat2 shapes cannot be multiplied"));
    }

    [Test]
    public void Of_AnyModel_LeavesItAsItWas()
    {
        using LatentModel model = Model(new ListedBackbone([torch.nn.Linear(6, 4), torch.nn.BatchNorm1d(4)], [torch.nn.Linear(2, 6)]));
        DatasetInfo data = Data(new VectorShape(6));
        FlopCounter.For(model, data, torch.CPU);
        torch.manual_seed(3);
        using torch.Tensor expected = torch.rand(1);
        torch.manual_seed(3);
        long before = LiveTensors.Before();

        FlopCounter.For(model, data, torch.CPU);

        Assert.That(torch.Tensor.TotalCount, Is.EqualTo(before));
        using torch.Tensor next = torch.rand(1);
        Assert.That(next.ToDouble(), Is.EqualTo(expected.ToDouble()), "a random number was drawn");
        Assert.That(model.training, Is.True);
        Assert.That(model.parameters().Select(parameter => parameter.grad), Is.All.Null);
        Assert.That(model.named_buffers().Single(buffer => buffer.name.EndsWith("num_batches_tracked", StringComparison.Ordinal)).buffer.ToInt64(), Is.Zero);
    }

    private static FlopCount Count(Backbone backbone, SampleShape shape)
    {
        using LatentModel model = Model(backbone);
        return FlopCounter.For(model, Data(shape), torch.CPU);
    }

    private static LatentModel Model(Backbone backbone) => new(backbone, new TinyObjective(), Squares);

    private static DatasetInfo Data(SampleShape input, SampleShape? output = null) =>
        new() { Input = input, Output = output ?? input, DefaultReconstruction = Squares };

    /// <summary>An encoder and a decoder of some layers, and one that is never run.</summary>
    private sealed class ListedBackbone : Backbone
    {
        private readonly Sequential encoder;
        private readonly Sequential decoder;
        private readonly torch.nn.Module? spare;

        public ListedBackbone(
            torch.nn.Module<torch.Tensor, torch.Tensor>[] encoder, torch.nn.Module<torch.Tensor, torch.Tensor>[] decoder, torch.nn.Module? spare = null)
            : base("listed")
        {
            this.encoder = torch.nn.Sequential(encoder);
            this.decoder = torch.nn.Sequential(decoder);
            this.spare = spare;
            RegisterComponents();
        }

        public override long FeatureWidth => 4;

        public override torch.Tensor Encode(torch.Tensor input) => encoder.call(input);

        public override torch.Tensor Decode(torch.Tensor code, Batch? context) => decoder.call(code);

        protected override void Dispose(bool disposing)
        {
            spare?.Dispose();
            base.Dispose(disposing);
        }
    }
}
