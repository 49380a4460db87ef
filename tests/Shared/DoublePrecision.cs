using NebulaBench.Architectures;
using TorchSharp;

namespace NebulaBench.Testing;

/// <summary>
/// Single precision runs through libtorch's fast kernels, double precision does not: where the two disagree, the machine's kernels are wrong.
/// </summary>
internal static class DoublePrecision
{
    /// <summary>By how much of its largest number a tensor is off; not a number where one of its numbers is not.</summary>
    public static double Error(torch.Tensor found, torch.Tensor expected)
    {
        using torch.Tensor error = (found.to_type(torch.float64) - expected).abs().max() / expected.abs().max();
        return error.ToDouble();
    }

    /// <summary>The parameters of a backbone, trained both ways, whose gradient is off by more than a thousandth, and by how much.</summary>
    /// <param name="build">Builds it; twice, with the same seed.</param>
    /// <param name="input">The axes of what it encodes.</param>
    /// <param name="code">The axes of what it decodes.</param>
    public static string[] Disagreements(Func<Backbone> build, long[] input, long[] code)
    {
        using torch.Tensor encoded = Seeded(1, () => torch.rand(input));
        using torch.Tensor decoded = Seeded(2, () => torch.randn(code));
        using Backbone single = Seeded(3, build), exact = Seeded(3, build);
        exact.to(torch.float64);

        Backward(single, encoded, decoded);
        Backward(exact, encoded.to_type(torch.float64), decoded.to_type(torch.float64));

        return
        [
            .. single.named_parameters().Zip(exact.parameters(), (found, expected) => (found.name, Error: Error(found.parameter.grad!, expected.grad!)))
                .Where(parameter => !(parameter.Error < 1e-3)).Select(parameter => $"{parameter.name}: {parameter.Error:G2}"),
        ];
    }

    private static void Backward(Backbone backbone, torch.Tensor input, torch.Tensor code)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        (backbone.Encode(input).pow(2).sum() + backbone.Decode(code, null).pow(2).sum()).backward();
    }

    private static T Seeded<T>(long seed, Func<T> make)
    {
        torch.manual_seed(seed);
        return make();
    }
}
