using NebulaBench.Architectures;
using NebulaBench.Datasets;
using NebulaBench.Toolkit.Reconstructions;
using NebulaBench.Training.Models;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Host.Tests.Training;

public sealed class ParameterCountTests
{
    // The variational head of TinyObjective: 4 features to 2 means and 2 log-variances.
    private const long Head = (4 * 4) + 4;

    [Test]
    public void ConvolutionParameterCount_AnyDimensionAndTransposed_CountsWeightsAndBiases()
    {
        using LatentModel model = Model(
            torch.nn.Conv2d(2, 3, 3), torch.nn.Conv3d(1, 2, 3, bias: false), torch.nn.ConvTranspose2d(3, 5, 2), torch.nn.BatchNorm2d(3), torch.nn.Linear(7, 2));
        const long inConvolutions = ((2 * 3 * 9) + 3) + (2 * 27) + ((3 * 5 * 4) + 5);

        Assert.That(model.ConvolutionParameterCount, Is.EqualTo(inConvolutions));
        Assert.That(model.ParameterCount, Is.EqualTo(inConvolutions + (2 * 3) + (8 * 2) + Head));
    }

    [Test]
    public void ConvolutionParameterCount_LayerAtTwoPlaces_IsCountedOnce()
    {
        Conv1d shared = torch.nn.Conv1d(2, 2, 3);
        using LatentModel model = Model(shared, shared);

        Assert.That(model.ConvolutionParameterCount, Is.EqualTo((2 * 2 * 3) + 2));
    }

    [Test]
    public void ConvolutionParameterCount_FrozenLayer_IsNotCounted()
    {
        Conv1d frozen = torch.nn.Conv1d(2, 2, 3);
        foreach (Parameter parameter in frozen.parameters())
            parameter.requires_grad = false;
        using LatentModel model = Model(frozen);

        Assert.That(model.ConvolutionParameterCount, Is.Zero);
    }

    [Test]
    public void ConvolutionParameterCount_NoConvolution_IsNull()
    {
        using LatentModel model = Model(torch.nn.Linear(7, 2));

        Assert.That(model.ConvolutionParameterCount, Is.Null);
    }

    private static LatentModel Model(params torch.nn.Module<torch.Tensor, torch.Tensor>[] layers) =>
        new(new UnusedLayers(layers), new TinyObjective(), new GaussianReconstruction(new GaussianReconstructionOptions()));

    /// <summary>Layers that are only there to be counted.</summary>
    private sealed class UnusedLayers : Backbone
    {
        private readonly Sequential layers;

        public UnusedLayers(torch.nn.Module<torch.Tensor, torch.Tensor>[] layers)
            : base("unused")
        {
            this.layers = torch.nn.Sequential(layers);
            RegisterComponents();
        }

        public override long FeatureWidth => 4;

        public override torch.Tensor Encode(torch.Tensor input) => layers.call(input);

        public override torch.Tensor Decode(torch.Tensor code, Batch? context) => layers.call(code);
    }
}
