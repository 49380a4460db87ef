using NebulaBench.Runtime.Libtorch;
using NebulaBench.Testing;
using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Abstractions.Tests.Libtorch;

/// <summary>
/// Bare layers of libtorch in single precision, which runs through its fast kernels, against double precision, which does not. A machine on which they
/// disagree needs what <see cref="OneDnnKernels"/> does on some.
/// </summary>
public sealed class OneDnnKernelsTests
{
    private const long Samples = 8, Side = 8;

    private static readonly long[] Channels = [1, 3, 8, 16, 20, 48];

    private static readonly Layer[] Kinds =
    [
        .. from axes in new[] { 1, 2, 3 }
           from transposed in new[] { false, true }
           from size in new[] { (Kernel: 3L, Stride: 1L), (Kernel: 3L, Stride: 2L), (Kernel: 4L, Stride: 2L) }
           select new Layer(axes, transposed, size.Kernel, size.Stride),
    ];

    [TestCaseSource(nameof(Kinds))]
    public void Convolution_OfAnyChannels_AgreesWithDoublePrecision(Layer kind)
    {
        string[] wrong =
        [
            .. from channelsIn in Channels
               from channelsOut in Channels
               from error in Errors(kind, channelsIn, channelsOut)
               where !(error.Size < 1e-4)
               select $"{channelsIn} to {channelsOut}: {error.Of} off by {error.Size:G2}",
        ];

        Assert.That(wrong, Is.Empty);
    }

    /// <summary>Without gradients, which oneDNN is not asked for: those of LSTMs are libtorch's own.</summary>
    [Test]
    public void Lstm_OfAnyWidths_AgreesWithDoublePrecision()
    {
        string[] wrong =
        [
            .. from widthIn in Channels
               from widthOut in Channels
               let error = ErrorOfLstm(widthIn, widthOut)
               where !(error < 1e-4)
               select $"{widthIn} to {widthOut}: off by {error:G2}",
        ];

        Assert.That(wrong, Is.Empty);
    }

    private static double ErrorOfLstm(long widthIn, long widthOut)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        using IDisposable noGradients = torch.no_grad();
        torch.manual_seed(1);
        torch.Tensor input = torch.randn(Samples, Side, widthIn);
        using LSTM single = torch.nn.LSTM(widthIn, widthOut, batchFirst: true), exact = torch.nn.LSTM(widthIn, widthOut, batchFirst: true);
        exact.load_state_dict(single.state_dict());
        exact.to(torch.float64);
        return DoublePrecision.Error(single.call(input).Item1, exact.call(input.to_type(torch.float64)).Item1);
    }

    private static (string Of, double Size)[] Errors(Layer kind, long channelsIn, long channelsOut)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        torch.manual_seed(1);
        torch.Tensor input = torch.randn([Samples, channelsIn, .. Enumerable.Repeat(Side, kind.Axes)]);
        torch.Tensor weights = torch.randn(
            [.. kind.Transposed ? new[] { channelsIn, channelsOut } : [channelsOut, channelsIn], .. Enumerable.Repeat(kind.Kernel, kind.Axes)]);
        (torch.Tensor Output, torch.Tensor Input, torch.Tensor Weights) exact = Pass(kind, input.to_type(torch.float64), weights.to_type(torch.float64));
        (torch.Tensor Output, torch.Tensor Input, torch.Tensor Weights) found = Pass(kind, input, weights);
        return
        [
            ("outputs", DoublePrecision.Error(found.Output, exact.Output)), ("the input's gradient", DoublePrecision.Error(found.Input, exact.Input)),
            ("the weights' gradient", DoublePrecision.Error(found.Weights, exact.Weights)),
        ];
    }

    /// <summary>Forward, and back from an uneven gradient of the outputs.</summary>
    private static (torch.Tensor Output, torch.Tensor Input, torch.Tensor Weights) Pass(Layer kind, torch.Tensor input, torch.Tensor weights)
    {
        input.requires_grad_();
        weights.requires_grad_();
        torch.Tensor output = Convolve(kind, input, weights);
        torch.Tensor gradient = torch.linspace(-1, 1, output.numel(), dtype: output.dtype).sin().reshape(output.shape);
        output.backward([gradient]);
        return (output.detach(), input.grad!, weights.grad!);
    }

    private static torch.Tensor Convolve(Layer kind, torch.Tensor input, torch.Tensor weights)
    {
        long stride = kind.Stride, padding = kind.Kernel / 2;
        return (kind.Axes, kind.Transposed) switch
        {
            (1, false) => torch.nn.functional.conv1d(input, weights, stride: stride, padding: padding),
            (1, true) => torch.nn.functional.conv_transpose1d(input, weights, stride: stride, padding: padding),
            (2, false) => torch.nn.functional.conv2d(input, weights, strides: [stride, stride], padding: [padding, padding]),
            (2, true) => torch.nn.functional.conv_transpose2d(input, weights, strides: [stride, stride], padding: [padding, padding]),
            (3, false) => torch.nn.functional.conv3d(input, weights, strides: [stride, stride, stride], padding: [padding, padding, padding]),
            _ => torch.nn.functional.conv_transpose3d(input, weights, strides: [stride, stride, stride], padding: [padding, padding, padding]),
        };
    }

    /// <summary>A kind of layer.</summary>
    public sealed record Layer(int Axes, bool Transposed, long Kernel, long Stride);
}
