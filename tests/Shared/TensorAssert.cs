using TorchSharp;

namespace NebulaBench.Testing;

/// <summary>Comparison of tensors with golden values.</summary>
public static class TensorAssert
{
    /// <summary>Every value within the relative tolerance of the expected one; values below 1 count as 1.</summary>
    public static void Close(torch.Tensor actual, torch.Tensor expected, double tolerance = 1e-9)
    {
        Assert.That(actual.shape, Is.EqualTo(expected.shape), "shape");
        using torch.Tensor scale = expected.abs().clamp_min(1);
        using torch.Tensor error = ((actual.detach() - expected) / scale).abs().max();
        Assert.That(error.ToDouble(), Is.LessThanOrEqualTo(tolerance));
    }

    public static void Close(torch.Tensor actual, double expected, double tolerance = 1e-9) =>
        Assert.That(actual.ToDouble(), Is.EqualTo(expected).Within(tolerance * Math.Max(1, Math.Abs(expected))));
}
