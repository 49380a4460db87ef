using NebulaBench.Datasets;
using NebulaBench.Toolkit.Architectures;
using NebulaBench.Toolkit.Reconstructions;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Architectures.Mlp.Tests;

public sealed class MlpArchitectureTests
{
    private static readonly ImageShape Image = new(1, 6, 5);

    [Test]
    public void Build_Images_MapsInputToFeaturesAndCodeToOutput()
    {
        using Backbone backbone = new MlpArchitecture(new MlpOptions { Widths = [16, 8], Hidden = 4 }).Build(Data(Image, Image), 3);

        using torch.Tensor features = backbone.Encode(torch.rand(7, 1, 6, 5));
        using torch.Tensor output = backbone.Decode(torch.rand(7, 3), null);

        Assert.That(backbone.FeatureWidth, Is.EqualTo(4));
        Assert.That(features.shape, Is.EqualTo(new long[] { 7, 4 }));
        Assert.That(output.shape, Is.EqualTo(new long[] { 7, 1, 6, 5 }));
    }

    [Test]
    public void Build_OutputDiffersFromInput_DecodesToTheOutput()
    {
        using Backbone backbone = new MlpArchitecture(new MlpOptions { Widths = [8] }).Build(Data(new VectorShape(10), Image), 3);

        using torch.Tensor output = backbone.Decode(torch.rand(2, 3), null);

        Assert.That(output.shape, Is.EqualTo(new long[] { 2, 1, 6, 5 }));
    }

    [Test]
    public void Build_ReferenceSettings_HasTheParametersOfItsLayers()
    {
        var shape = new ImageShape(1, 28, 28);
        using Backbone backbone = new MlpArchitecture(new MlpOptions()).Build(Data(shape, shape), 32);

        long[] encoder = [784, 512, 256, 128, 64];
        long[] decoder = [32, 64, 128, 256, 512];
        Assert.That(backbone.parameters().Sum(parameter => parameter.numel()), Is.EqualTo(Blocks(encoder) + Blocks(decoder) + (512 * 784) + 784));
    }

    [TestCase(Activation.Relu)]
    [TestCase(Activation.Sigmoid)]
    [TestCase(Activation.Tanh)]
    [TestCase(Activation.Gelu)]
    [TestCase(Activation.LeakyRelu)]
    public void Backward_EveryActivation_ReachesEveryParameter(Activation activation)
    {
        torch.manual_seed(0);
        var options = new MlpOptions { Widths = [16, 8], Hidden = 4, Activation = activation, Dropout = 0.1, Corruption = 0.1 };
        using Backbone backbone = new MlpArchitecture(options).Build(Data(Image, Image), 4);

        backbone.Decode(backbone.Encode(torch.rand(32, 1, 6, 5)), null).pow(2).sum().backward();

        foreach ((string name, Parameter parameter) in backbone.named_parameters())
        {
            Assert.That(parameter.grad?.abs().sum().ToDouble(), Is.GreaterThan(0), name);
        }
    }

    [Test]
    public void Encode_CorruptionInEvaluation_ChangesNothing()
    {
        using Backbone backbone = new MlpArchitecture(new MlpOptions { Widths = [8], Corruption = 0.5 }).Build(Data(Image, Image), 3);
        backbone.eval();
        using torch.Tensor input = torch.rand(4, 1, 6, 5);

        Assert.That(backbone.Encode(input).eq(backbone.Encode(input)).all().ToBoolean(), Is.True);
    }

    [Test]
    public void Supports_TokenSequences_SaysWhatWouldWork()
    {
        Compatibility fit = new MlpArchitecture(new MlpOptions()).Supports(Data(new SequenceShape(12, 100), new SequenceShape(12, 100)));

        Assert.That(fit.Reason, Is.EqualTo("mlp works on vectors, images, point clouds and volumes, not on token sequences."));
    }

    private static DatasetInfo Data(SampleShape input, SampleShape output) =>
        new() { Input = input, Output = output, DefaultReconstruction = new BernoulliReconstruction() };

    // A block is a layer with bias and a batch norm with scale and shift.
    private static long Blocks(long[] widths) => widths.Zip(widths.Skip(1), (from, to) => (from * to) + (3 * to)).Sum();
}
