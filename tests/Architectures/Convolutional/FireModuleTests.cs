using TorchSharp;
using TorchSharp.Modules;

namespace NebulaBench.Architectures.Convolutional.Tests;

public sealed class FireModuleTests
{
    private const int From = 3;
    private const int To = 16;

    [Test]
    public void Forward_StrideTwo_EqualsNaiveLoops()
    {
        torch.manual_seed(0);
        var options = new FireOptions { BatchNorm = false };
        using torch.nn.Module<torch.Tensor, torch.Tensor> block = new FireBlocks(options.Parts()).Down(From, To, new Scale(3, 2, new ImageSize(5, 6)));
        Parameter[] weights = [.. block.parameters()]; // squeeze, small, large: a weight and a bias each
        using torch.Tensor input = torch.randn(1, From, 5, 6);
        using torch.Tensor output = block.call(input);

        float[] squeezed = Rectified(Convolve(input.data<float>().ToArray(), From, 5, 6, weights[0], weights[1], 1, 1));
        float[] small = Convolve(squeezed, To / 4, 5, 6, weights[2], weights[3], 1, 2);
        float[] large = Convolve(squeezed, To / 4, 5, 6, weights[4], weights[5], 3, 2);
        Assert.That(output.shape, Is.EqualTo(new long[] { 1, To, 3, 3 }));
        Assert.That(small, Has.Length.EqualTo(large.Length), "half the channels each");
        Assert.That(output.data<float>().ToArray(), Is.EqualTo(Rectified([.. small, .. large])).Within(1e-5));
    }

    [Test]
    public void Parameters_OfOneModule_AreThoseOfTheFormula()
    {
        using torch.nn.Module<torch.Tensor, torch.Tensor> block =
            new FireBlocks(new FireOptions().Parts()).Up(64, 32, new Scale(3, 2, new ImageSize(5, 6)));

        // Squeeze c·n/4, expand n/4·n/2 and 9·n/4·n/2, batch norm 2·n/4 and 2·n.
        Assert.That(block.parameters().Sum(parameter => parameter.numel()), Is.EqualTo((64 * 8) + (8 * 16) + (9 * 8 * 16) + (2 * 8) + (2 * 32)));
    }

    private static float[] Convolve(float[] input, int channels, int height, int width, Parameter weight, Parameter bias, int kernel, int stride)
    {
        float[] weights = weight.data<float>().ToArray();
        float[] offsets = bias.data<float>().ToArray();
        int rows = ((height - 1) / stride) + 1, columns = ((width - 1) / stride) + 1, half = kernel / 2;
        var output = new float[offsets.Length * rows * columns];
        for (int to = 0; to < offsets.Length; to++)
            for (int row = 0; row < rows; row++)
                for (int column = 0; column < columns; column++)
                {
                    double sum = offsets[to];
                    for (int from = 0; from < channels; from++)
                        for (int i = 0; i < kernel; i++)
                            for (int j = 0; j < kernel; j++)
                            {
                                int y = (row * stride) + i - half, x = (column * stride) + j - half;
                                if (y >= 0 && y < height && x >= 0 && x < width)
                                    sum += weights[(((((to * channels) + from) * kernel) + i) * kernel) + j] * input[(((from * height) + y) * width) + x];
                            }
                    output[(((to * rows) + row) * columns) + column] = (float)sum;
                }
        return output;
    }

    private static float[] Rectified(float[] values) => [.. values.Select(value => Math.Max(0, value))];
}
